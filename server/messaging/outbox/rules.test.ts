import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quietUntil } from './quiet.ts';
import { allows, takeToken, waitAfter } from './rules.ts';

test('a failed attempt is made again a minute later, then ever later, and after the sixth no more', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6].map((attempts) => waitAfter(attempts, 0.5)),
    [60, 300, 900, 3600, 21_600, undefined],
  );
  assert.deepEqual([waitAfter(1, 0), waitAfter(1, 1)], [48, 72]);
});

test('what was said decides over what may be left unsent, and over nothing else', () => {
  const said = [undefined, true, false];
  const may = (purpose: Parameters<typeof allows>[0]) => said.map((one) => allows(purpose, one));
  assert.deepEqual(may('transactional'), [true, true, true]);
  assert.deepEqual(may('staff'), [true, true, true]);
  assert.deepEqual(may('reminders'), [true, true, false]);
  assert.deepEqual(may('feedback'), [false, true, false]);
  assert.deepEqual(may('offers'), [false, true, false]);
});

test('a bucket holds a minute’s worth and fills evenly', () => {
  const at = new Date('2026-12-01T10:00:00Z');
  let bucket;
  for (let count = 0; count < 60; count += 1) {
    const taken = takeToken(bucket, 60, at);
    assert('left' in taken);
    bucket = taken.left;
  }
  assert.deepEqual(takeToken(bucket, 60, at), { inSeconds: 1 });
  const later = new Date('2026-12-01T10:00:02Z');
  assert.deepEqual(takeToken(bucket, 60, later), { left: { tokens: 1, filledAt: later } });
});

const night = { from: 21 * 60, to: 8 * 60 };

test('what can wait waits for the reader’s morning, by their own clock', () => {
  const until = (at: string, zone: string, quiet = night) =>
    quietUntil(quiet, new Date(at), zone)?.toISOString();
  assert.equal(until('2026-12-01T14:30:00Z', 'Asia/Bangkok'), '2026-12-02T01:00:00.000Z');
  assert.equal(until('2026-12-01T23:30:00Z', 'Asia/Bangkok'), '2026-12-02T01:00:00.000Z');
  assert.equal(until('2026-12-01T01:00:00Z', 'Asia/Bangkok'), undefined);
  assert.equal(until('2026-12-01T13:59:00Z', 'Asia/Bangkok'), undefined);
  const noon = { from: 12 * 60, to: 13 * 60 };
  assert.equal(until('2026-12-01T05:30:00Z', 'Asia/Bangkok', noon), '2026-12-01T06:00:00.000Z');
  // Clocks go forward from two to three that night: eight in the morning is an hour sooner.
  assert.equal(until('2026-03-07T23:30:00-05:00', 'America/New_York'), '2026-03-08T12:00:00.000Z');
  const small = { from: 60, to: 150 };
  assert.equal(
    until('2026-03-08T01:30:00-05:00', 'America/New_York', small),
    '2026-03-08T07:30:00.000Z',
  );
});
