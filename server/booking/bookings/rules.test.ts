import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bookingStatuses } from '#contract/booking/booking';
import { newId } from '#platform/ids';
import { linkToken, namedBy, opens } from './link.ts';
import { isInTime, until } from './policy.ts';
import { referenceOf } from './reference.ts';
import { leadScore } from './score.ts';
import { mayBecome, takes, waysTo } from './transitions.ts';

test('a booking that ended stays as it ended, and nothing that was given up comes back', () => {
  for (const end of ['completed', 'cancelled', 'rescheduled'] as const)
    assert.deepEqual(
      bookingStatuses.filter((to) => mayBecome(end, to)),
      [],
    );
  assert.deepEqual(waysTo('completed'), ['confirmed', 'in_progress', 'no_show']);
  assert.deepEqual(waysTo('confirmed'), ['held', 'pending', 'expired']);
  assert.ok(!mayBecome('held', 'rescheduled') && !mayBecome('pending', 'completed'));
  // What takes no time any more takes none again, but for a hold that is paid after all.
  const left = bookingStatuses.filter((status) => !takes(status));
  const back = left.flatMap((from) =>
    bookingStatuses.filter((to) => takes(to) && mayBecome(from, to)),
  );
  assert.deepEqual(back, ['completed', 'pending', 'confirmed']);
});

test('customers may change until so many hours before, by the clock of instants', () => {
  // Clocks go back between the two: a day before is 24 hours before, whatever they show.
  const start = new Date('2026-10-25T10:00:00+01:00');
  assert.equal(until(start, 24).toISOString(), '2026-10-24T09:00:00.000Z');
  assert.ok(isInTime(start, 24, new Date('2026-10-24T09:00:00Z')));
  assert.ok(!isInTime(start, 24, new Date('2026-10-24T09:00:00.001Z')));
  assert.ok(isInTime(start, 0, start));
});

test('a reference grows beyond 9,999 and cuts nothing', () => {
  assert.equal(referenceOf('INT', '2024-01-15', 1), 'INT-20240115-0001');
  assert.equal(referenceOf('INT', '2024-01-15', 9999), 'INT-20240115-9999');
  assert.equal(referenceOf('INT', '2024-01-15', 10_000), 'INT-20240115-10000');
  const all = Array.from({ length: 20_001 }, (_, n) => referenceOf('A', '2024-01-15', n + 1));
  assert.equal(new Set(all).size, all.length);
});

test('who pays is in earnest, then who describes at length', () => {
  assert.equal(leadScore(1n, null), 70);
  assert.equal(leadScore(0n, 'a'.repeat(101)), 50);
  assert.equal(leadScore(0n, 'ก'.repeat(100)), 30);
  assert.equal(leadScore(0n, null), 30);
});

test('a link opens its booking and no other, and no link but the last', () => {
  const keys = { data: Buffer.alloc(32, 1), hmac: Buffer.alloc(32, 2) };
  const other = { data: Buffer.alloc(32, 1), hmac: Buffer.alloc(32, 3) };
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 5 }), (id, version) => {
      const token = linkToken(keys, { id, version });
      assert.equal(namedBy(token), id);
      assert.ok(opens(keys, token, { id, version }));
      assert.ok(!opens(keys, token, { id, version: version + 1 }));
      assert.ok(!opens(keys, token, { id: newId(), version }));
      assert.ok(!opens(other, token, { id, version }));
    }),
  );
  for (const none of ['', 'mb_', `mb_${'a'.repeat(42)}`, `xx_${'a'.repeat(43)}`])
    assert.equal(namedBy(none), undefined);
});
