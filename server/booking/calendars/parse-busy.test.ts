import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CalendarTooLarge, CalendarUnreadable, parseBusy } from './parse-busy.ts';

const minute = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds / 60_000;
const span = { from: minute('2026-03-01T00:00Z'), to: minute('2026-06-01T00:00Z') };

function calendar(...parts: string[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//T//T//EN',
    ...parts,
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

function event(...lines: string[]): string {
  return ['BEGIN:VEVENT', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');
}

function pairs(busy: readonly number[]): [number, number][] {
  return busy.flatMap((from, place): [number, number][] =>
    place % 2 === 0 ? [[from, busy[place + 1]!]] : [],
  );
}

/** Busy times as `from/to`, in UTC. */
function busy(text: string, zone = 'Asia/Bangkok'): string[] {
  const shown = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at * 60_000).toString({ smallestUnit: 'minute' });
  return pairs(parseBusy(text, { ...span, zone, isOurs: (uid) => uid.startsWith('ours') })).map(
    ([from, to]) => `${shown(from)}/${shown(to)}`,
  );
}

test('a series keeps its local time where clocks change, less the days that are taken out', () => {
  const text = calendar(
    event(
      'UID:a',
      'DTSTART;TZID=Europe/Paris:20260322T090000',
      'DTEND;TZID=Europe/Paris:20260322T093000',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'EXDATE;TZID=Europe/Paris:20260405T090000',
    ),
  );
  assert.deepEqual(busy(text), [
    '2026-03-22T08:00Z/2026-03-22T08:30Z',
    '2026-03-29T07:00Z/2026-03-29T07:30Z',
    '2026-04-12T07:00Z/2026-04-12T07:30Z',
  ]);
});

test('one occurrence that was moved counts where it went, one that was cancelled not at all', () => {
  const text = calendar(
    event(
      'UID:a',
      'DTSTART:20260310T100000Z',
      'DTEND:20260310T110000Z',
      'RRULE:FREQ=DAILY;COUNT=4',
    ),
    event('UID:a', 'RECURRENCE-ID:20260311T100000Z', 'DTSTART:20260311T150000Z', 'DURATION:PT2H'),
    event(
      'UID:a',
      'RECURRENCE-ID:20260312T100000Z',
      'DTSTART:20260312T100000Z',
      'DTEND:20260312T110000Z',
      'STATUS:CANCELLED',
    ),
    event('UID:b', 'DTSTART:20260310T200000Z', 'DURATION:PT1H', 'RDATE:20260315T200000Z'),
  );
  assert.deepEqual(busy(text), [
    '2026-03-10T10:00Z/2026-03-10T11:00Z',
    '2026-03-10T20:00Z/2026-03-10T21:00Z',
    '2026-03-11T15:00Z/2026-03-11T17:00Z',
    '2026-03-13T10:00Z/2026-03-13T11:00Z',
    '2026-03-15T20:00Z/2026-03-15T21:00Z',
  ]);
});

test('a change of one occurrence and all after it moves them all', () => {
  const text = calendar(
    event('UID:a', 'DTSTART:20260310T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=4'),
    event(
      'UID:a',
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20260312T100000Z',
      'DTSTART:20260312T120000Z',
      'DURATION:PT30M',
    ),
  );
  assert.deepEqual(busy(text), [
    '2026-03-10T10:00Z/2026-03-10T11:00Z',
    '2026-03-11T10:00Z/2026-03-11T11:00Z',
    '2026-03-12T12:00Z/2026-03-12T12:30Z',
    '2026-03-13T12:00Z/2026-03-13T12:30Z',
  ]);
});

test('whole days and times without a zone are those of whoever the calendar belongs to', () => {
  const text = calendar(
    event('UID:day', 'DTSTART;VALUE=DATE:20260328', 'DTEND;VALUE=DATE:20260330'),
    event('UID:floating', 'DTSTART:20260402T090000', 'DTEND:20260402T100000'),
  );
  assert.deepEqual(busy(text, 'Europe/Paris'), [
    // Two days by the clock, one of them of 23 hours.
    '2026-03-27T23:00Z/2026-03-29T22:00Z',
    '2026-04-02T07:00Z/2026-04-02T08:00Z',
  ]);
});

test('zones are understood as Windows calls them, within paths, and as the file itself defines them', () => {
  const own = [
    'BEGIN:VTIMEZONE',
    'TZID:Club time',
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ].join('\r\n');
  const at = (uid: string, zone: string, day: string) =>
    event(`UID:${uid}`, `DTSTART;TZID=${zone}:${day}T120000`, 'DURATION:PT1H');
  const text = calendar(
    own,
    at('windows', 'Eastern Standard Time', '20260401'),
    at('path', '"/example.org/20050126_1/America/Argentina/Buenos_Aires"', '20260402'),
    at('before', 'Club time', '20260328'),
    at('after', 'Club time', '20260330'),
    at('nobody', 'Atlantis', '20260403'),
  );
  assert.deepEqual(busy(text), [
    '2026-03-28T11:00Z/2026-03-28T12:00Z',
    '2026-03-30T10:00Z/2026-03-30T11:00Z',
    '2026-04-01T16:00Z/2026-04-01T17:00Z',
    '2026-04-02T15:00Z/2026-04-02T16:00Z',
    '2026-04-03T05:00Z/2026-04-03T06:00Z',
  ]);
});

test('events of ours that come back from the calendar that follows us are not taken for others', () => {
  const at = (uid: string, hour: string) =>
    event(`UID:${uid}`, `DTSTART:20260310T${hour}0000Z`, 'DURATION:PT1H');
  assert.deepEqual(busy(calendar(at('ours-1', '10'), at('theirs', '12'), at('theirs-2', '13'))), [
    '2026-03-10T12:00Z/2026-03-10T14:00Z',
  ]);
});

test('what is shown as free, cancelled or without length takes no time', () => {
  const at = (...more: string[]) => event('DTSTART:20260310T100000Z', 'DURATION:PT1H', ...more);
  const text = calendar(
    at('UID:a', 'TRANSP:TRANSPARENT'),
    at('UID:b', 'STATUS:CANCELLED'),
    at('UID:c', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'),
    event('UID:d', 'DTSTART:20260310T100000Z'),
    at('UID:e', 'STATUS:TENTATIVE', 'TRANSP:OPAQUE', 'X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE'),
  );
  assert.deepEqual(busy(text), ['2026-03-10T10:00Z/2026-03-10T11:00Z']);
});

test('times are whole minutes, and end where the span ends', () => {
  const text = calendar(
    event('UID:a', 'DTSTART:20260310T100030Z', 'DTEND:20260310T101530Z'),
    event('UID:b', 'DTSTART:20260531T230000Z', 'DTEND:20270101T000000Z'),
    event('UID:c', 'DTSTART:20250310T100000Z', 'DTEND:20250310T110000Z'),
  );
  assert.deepEqual(busy(text), [
    '2026-03-10T10:00Z/2026-03-10T10:16Z',
    '2026-05-31T23:00Z/2026-06-01T00:00Z',
  ]);
});

test('periods of a calendar that says no more than when it is busy', () => {
  const text = calendar(
    'BEGIN:VFREEBUSY',
    'FREEBUSY;FBTYPE=BUSY:20260310T100000Z/PT30M,20260311T100000Z/20260311T120000Z',
    'FREEBUSY;FBTYPE=FREE:20260312T100000Z/PT30M',
    'END:VFREEBUSY',
  );
  assert.deepEqual(busy(text), [
    '2026-03-10T10:00Z/2026-03-10T10:30Z',
    '2026-03-11T10:00Z/2026-03-11T12:00Z',
  ]);
});

test('what is no calendar, and what nobody could attend, is refused within a second', () => {
  const evil = (rule: string) =>
    calendar(event('UID:a', 'DTSTART:20260310T100000Z', 'DURATION:PT1M', `RRULE:${rule}`));
  const reading = { ...span, zone: 'UTC', isOurs: () => false };
  for (const text of ['', '<html></html>', 'BEGIN:VCARD\r\nEND:VCARD', calendar('BEGIN:VEVENT')])
    assert.throws(() => parseBusy(text, reading), CalendarUnreadable, text);
  assert.throws(() => parseBusy(evil('FREQ=NEVER'), reading), CalendarUnreadable);
  for (const rule of ['FREQ=SECONDLY', 'FREQ=MINUTELY']) {
    const begun = performance.now();
    assert.throws(() => parseBusy(evil(rule), reading), CalendarUnreadable, rule);
    assert.ok(performance.now() - begun < 1000, rule);
  }
  const many = Array.from({ length: 30 }, (_, place) =>
    event(
      `UID:${place}`,
      `DTSTART:20260310T10${String(place).padStart(2, '0')}00Z`,
      'DURATION:PT1M',
      'RRULE:FREQ=HOURLY;COUNT=2000',
    ),
  );
  assert.throws(() => parseBusy(calendar(...many), reading), CalendarTooLarge);
  assert.throws(() => parseBusy('x'.repeat(10_000_001), reading), CalendarTooLarge);
});

test('series in every zone are what the calendar of the language says, day by day', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  fc.assert(
    fc.property(
      zone,
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 1, max: 300 }),
      fc.subarray(days, { minLength: 1 }),
      fc.integer({ min: 0, max: 80 }),
      (timeZone, at, minutes, chosen, begins) => {
        const first = Temporal.PlainDate.from('2026-02-20').add({ days: begins });
        const time = Temporal.PlainTime.from('00:00').add({ minutes: at });
        const wanted: string[] = [];
        let day = first;
        while (Temporal.PlainDate.compare(day, '2026-06-03') < 0) {
          const isWanted = day.equals(first) || chosen.includes(days[day.dayOfWeek - 1]!);
          const start =
            day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds / 60_000;
          const [from, to] = [Math.max(start, span.from), Math.min(start + minutes, span.to)];
          if (isWanted && from < to) wanted.push(`${from} ${to}`);
          day = day.add({ days: 1 });
        }
        const local = first.toPlainDateTime(time).toString({ smallestUnit: 'second' });
        const text = calendar(
          event(
            'UID:a',
            `DTSTART;TZID=${timeZone}:${local.replace(/[-:]/g, '')}`,
            `DURATION:PT${minutes}M`,
            `RRULE:FREQ=WEEKLY;BYDAY=${chosen.join(',')}`,
          ),
        );
        const reading = { ...span, zone: 'UTC', isOurs: () => false };
        const found = pairs(parseBusy(text, reading)).map(([from, to]) => `${from} ${to}`);
        assert.deepEqual(found, wanted);
      },
    ),
    { numRuns: 300 },
  );
});
