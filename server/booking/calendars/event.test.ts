import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { type CalendarEvent, invitation, published } from './event.ts';

const lesson: CalendarEvent = {
  uid: 'lesson-1@birdie.example',
  sequence: 0,
  status: 'confirmed',
  start: new Date('2026-03-29T00:30:00Z'),
  end: new Date('2026-03-29T01:30:00Z'),
  changed: new Date('2026-03-01T09:00:00Z'),
  summary: 'Lesson',
  description: 'Bring shoes',
  location: 'Bay 3',
  organizer: { name: 'Birdie', email: 'hello@birdie.example' },
  attendees: [{ name: 'Ana', email: 'ana@people.example' }],
  url: 'https://birdie.example/b/birdie/booking',
};

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent');
  return { calendar, events, first: new ICAL.Event(events[0]) };
}

test('a booking that stands is asked for, one that was cancelled is withdrawn', () => {
  const stands = invitation(lesson);
  assert.equal(stands.method, 'REQUEST');
  assert.match(stands.text, /\r\nMETHOD:REQUEST\r\n/);
  assert.match(stands.text, /\r\nSTATUS:CONFIRMED\r\n/);
  const gone = invitation({ ...lesson, sequence: 1, status: 'cancelled' });
  assert.equal(gone.method, 'CANCEL');
  assert.match(gone.text, /\r\nMETHOD:CANCEL\r\n/);
  assert.match(gone.text, /\r\nSTATUS:CANCELLED\r\n/);
  assert.match(gone.text, /\r\nSEQUENCE:1\r\n/);
  assert.doesNotMatch(gone.text, /REQUEST|CONFIRMED/);
});

test('instants are written in UTC', () => {
  assert.match(invitation(lesson).text, /\r\nDTSTART:20260329T003000Z\r\n/);
  assert.match(invitation(lesson).text, /\r\nDTEND:20260329T013000Z\r\n/);
});

test('what people type ends up in its place, and nothing of it becomes a line of its own', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.constantFrom(
      'a\r\nATTENDEE:mailto:eve@evil.example',
      'x\rEND:VEVENT',
      '\\,;:"^',
      'ครูพี่เลี้ยง'.repeat(20),
    ),
  );
  const minute = fc.integer({ min: 0, max: 80_000_000 });
  fc.assert(
    fc.property(
      fc.record({ summary: typed, description: typed, location: typed, name: typed, uid: typed }),
      minute,
      fc.integer({ min: 1, max: 1440 }),
      fc.nat(1000),
      (said, from, length, sequence) => {
        const start = new Date(from * 60_000);
        const end = new Date((from + length) * 60_000);
        const given = { ...lesson, ...said, uid: `u${said.uid}`, start, end, sequence };
        const guests = [{ name: said.name, email: `${said.name}@people.example` }];
        for (const status of ['confirmed', 'cancelled'] as const) {
          const { text } = invitation({ ...given, status, attendees: guests });
          for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
          assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/);
          const { events, first } = read(text);
          assert.equal(events.length, 1);
          assert.equal(first.summary ?? '', kept(said.summary));
          assert.equal(first.description ?? '', kept(said.description));
          assert.equal(first.location ?? '', kept(said.location));
          assert.equal(first.attendees.length, 1);
          assert.equal(first.sequence, sequence);
          assert.equal(first.startDate.toJSDate().getTime(), start.getTime());
          assert.equal(first.endDate.toJSDate().getTime(), end.getTime());
        }
      },
    ),
    { numRuns: 300 },
  );
});

function kept(said: string): string {
  const whole = said.toWellFormed().replace(/\r\n?/g, '\n');
  return whole.replace(/[^\P{Cc}\n\t]/gu, '');
}

test('a booking keeps its UID while its SEQUENCE rises, whatever becomes of it', () => {
  const moved = { ...lesson, sequence: 4, start: new Date('2026-04-01T08:00:00Z') };
  const ends = { ...moved, end: new Date('2026-04-01T09:00:00Z') };
  assert.equal(read(invitation(ends).text).first.uid, read(invitation(lesson).text).first.uid);
});

test('a calendar to subscribe to carries many bookings under a name', () => {
  const other = { ...lesson, uid: 'lesson-2@birdie.example' };
  const text = published('Maya, bay; 3\nMETHOD:CANCEL', [lesson, other]);
  const { calendar, events } = read(text);
  assert.equal(events.length, 2);
  assert.equal(calendar.getFirstPropertyValue('method'), 'PUBLISH');
  assert.equal(calendar.getAllProperties('method').length, 1);
  assert.match(text, /X-WR-CALNAME:Maya\\, bay\\; 3 METHOD:CANCEL\r\n/);
});
