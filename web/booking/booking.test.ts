import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { addMonths, lastOf, weekOf, weeksOf } from './days.ts';
import { dayByKey } from './grid-keys.ts';
import { beside } from './option-keys.ts';
import { monthOf, type Piece } from './piece.ts';
import { sha256 } from './sha256.ts';
import { aheadOf, byDay, byPart, nearest } from './times.ts';
import { startOf, wallOf } from './zones.ts';

const zones = [
  'Asia/Bangkok',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Europe/Paris',
];

test('what clocks of a zone show is what Temporal says, also around their changes', () => {
  const some = fc.tuple(
    fc.constantFrom(...zones),
    fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2028, 0) }),
  );
  fc.assert(
    fc.property(some, ([zone, instant]) => {
      const told = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
      const day = told.toPlainDate().toString();
      assert.deepEqual(wallOf(instant, zone), { day, minute: told.hour * 60 + told.minute });
      assert.equal(startOf(day, zone), told.startOfDay().epochMilliseconds);
    }),
  );
});

test('every month is shown whole, in six weeks that begin on the weekday of the language', () => {
  for (const starts of [1, 7, 6]) {
    for (let month = '2025-11-01'; month < '2028-01-01'; month = addMonths(month, 1)) {
      const days = weeksOf(month, starts).flat();
      assert.equal(days.length, 42);
      assert.ok(days.includes(month) && days.includes(lastOf(month)), month);
      assert.equal(weekOf(days[0]!, starts), days[0]);
    }
  }
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
  assert.equal(addMonths('2026-01-31', -11), '2025-02-28');
  assert.equal(addMonths('2024-02-29', 12), '2025-02-28');
});

test('keys lead where people expect it in a grid of days', () => {
  const by = (key: string, shiftKey = false) => dayByKey('2026-03-04', { key, shiftKey }, 1);
  assert.equal(by('ArrowLeft'), '2026-03-03');
  assert.equal(by('ArrowDown'), '2026-03-11');
  assert.equal(by('Home'), '2026-03-02');
  assert.equal(by('End'), '2026-03-08');
  assert.equal(by('PageUp'), '2026-02-04');
  assert.equal(by('PageDown', true), '2027-03-04');
  assert.equal(by('Enter'), undefined);
});

test('arrows lead to the option beside, above and below', () => {
  const options = [0, 1, 2, 3, 4].map((at) => ({
    at,
    getBoundingClientRect: () => ({ top: Math.floor(at / 2) * 50, left: (at % 2) * 100 }),
  }));
  const led = (from: number, key: string) => beside(options, options[from]!, key)?.at;
  assert.equal(led(0, 'ArrowRight'), 1);
  assert.equal(led(1, 'ArrowDown'), 3);
  assert.equal(led(3, 'ArrowDown'), 4);
  assert.equal(led(4, 'ArrowUp'), 2);
  assert.equal(led(4, 'Home'), 0);
  assert.equal(led(0, 'ArrowUp'), undefined);
  assert.equal(led(0, 'a'), undefined);
});

test('times stand on the day of whoever looks, and an hour that comes twice says which', () => {
  const offered = ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z', '2026-11-01T17:00:00Z'].map(
    (start) => ({ start, price: { minor: '0', currency: 'USD' } }),
  );
  const inNewYork = byDay(offered, 'America/New_York').get('2026-11-01')!;
  assert.deepEqual(
    inNewYork.map(({ minute, isDouble }) => [minute, isDouble]),
    [
      [90, true],
      [90, true],
      [720, false],
    ],
  );
  assert.deepEqual(
    inNewYork.map(({ at }) => aheadOf(at, 'America/New_York')),
    ['GMT−4', 'GMT−5', 'GMT−5'],
  );
  assert.deepEqual(
    byPart(inNewYork).map(([part, times]) => [part, times.length]),
    [
      ['night', 2],
      ['afternoon', 1],
    ],
  );
  assert.deepEqual([...byDay(offered, 'Asia/Bangkok').keys()], ['2026-11-01', '2026-11-02']);
  assert.equal(nearest(inNewYork, Date.parse('2026-11-01T06:10:00Z'))?.start, offered[1]!.start);
  assert.equal(aheadOf(0, 'Asia/Kathmandu'), 'GMT+5:30');
});

test('a month without times leads on to the first later day with one, also where that came along with it', () => {
  const price = { minor: '0', currency: 'THB' };
  const none: Piece = { from: '2026-11-28', to: '2026-12-01', next: null, offered: [] };
  const offered = [{ start: '2026-12-01T03:00:00Z', price }];
  const november = (zone: string, of: Piece = { ...none, offered }) =>
    monthOf(of, zone, '2026-11-01');
  const { days, next } = november('Asia/Bangkok');
  assert.deepEqual([days.size, next], [0, '2026-12-01']);
  assert.deepEqual([...november('America/New_York').days.keys()], ['2026-11-30']);
  const later = november('Asia/Bangkok', { ...none, next: '2026-12-24' });
  assert.equal(later.next, '2026-12-24');
});

test('hashes are those of SHA-256', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const words = [...sha256(bytes)].map((word) => word.toString(16).padStart(8, '0')).join('');
      assert.equal(words, createHash('sha256').update(bytes).digest('hex'));
    }),
  );
});
