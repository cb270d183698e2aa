import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editDistance, similar } from './edit-distance.ts';

/** The textbook table, for comparison. */
function slowly(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      table[i]![j] = Math.min(
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
        swap ? table[i - 2]![j - 2]! + 1 : Infinity,
      );
    }
  }
  return table[a.length]![b.length]!;
}

test('agrees with the textbook up to the limit, and is symmetric', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 4 }), (a, b, limit) => {
      assert.equal(editDistance(a, b, limit), Math.min(slowly(a, b), limit + 1));
      assert.equal(editDistance(b, a, limit), editDistance(a, b, limit));
    }),
  );
});

test('of long texts only the same are alike', () => {
  const long = 'a'.repeat(70);
  assert.equal(editDistance(long, `${long}b`, 3), 4);
  assert.equal(editDistance(long, long, 3), 0);
});

test('longer words may have more slips, short ones none', () => {
  assert.ok(similar('murphy', 'mruphy'));
  assert.ok(similar('rowe', 'rwoe'));
  assert.ok(!similar('ann', 'anm'));
  assert.ok(!similar('smith', 'jones'));
});
