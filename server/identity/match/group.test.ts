import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fixedThreshold, groupPairs } from './group.ts';
import type { ScoredPair } from './group.ts';

const threshold = fixedThreshold;
const pair = (a: number, b: number, odds: number): ScoredPair => ({ a, b, odds });

test('records of one person are one group, and whoever is like nobody is in none', () => {
  const pairs = [pair(0, 1, 8), pair(1, 2, 5), pair(0, 2, 1), pair(3, 4, -2)];
  assert.deepEqual(groupPairs(5, pairs, { threshold }), [[0, 1, 2]]);
});

test('a weak bridge does not join two people', () => {
  const pairs = [pair(0, 1, 9), pair(2, 3, 9), pair(1, 2, 2), pair(0, 2, -7), pair(1, 3, -7)];
  assert.deepEqual(groupPairs(4, pairs, { threshold }), [
    [0, 1],
    [2, 3],
  ]);
});

test('what somebody said goes before all odds, also by way of a third', () => {
  const pairs = [pair(0, 1, 9), pair(1, 2, 9), pair(0, 2, 9), pair(3, 4, -9)];
  const said = [
    { a: 2, b: 0, same: false },
    { a: 4, b: 3, same: true },
    { a: 1, b: 2, same: true },
  ];
  assert.deepEqual(groupPairs(5, pairs, { threshold, said }), [
    [1, 2],
    [3, 4],
  ]);
});

test('a threshold may be as high as anybody wants to be sure', () => {
  const sure = [pair(0, 1, 30), pair(1, 2, 26), pair(0, 2, 22), pair(3, 4, 13)];
  const high = (probability: number) => Math.log2(probability / (1 - probability));
  assert.deepEqual(groupPairs(5, sure, { threshold: high(0.999) }).length, 2);
  assert.deepEqual(groupPairs(5, sure, { threshold: high(0.9999) }), [[0, 1, 2]]);
  const bridge = [pair(0, 1, 30), pair(2, 3, 30), pair(1, 2, 20), pair(0, 2, -9), pair(1, 3, 14)];
  assert.equal(groupPairs(4, bridge, { threshold: high(0.9999) }).length, 2);
});

test('pairs that were not compared are compared when it matters', () => {
  const pairs = [pair(0, 1, 9), pair(2, 3, 9), pair(1, 2, 2)];
  assert.deepEqual(groupPairs(4, pairs, { threshold, oddsOf: () => -5 }).length, 2);
});

test('no group is larger than it may be', () => {
  const pairs = [1, 2, 3, 4].map((at) => pair(0, at, 5));
  assert.equal(groupPairs(5, pairs, { threshold, most: 3 })[0]!.length, 3);
});

test('groups do not depend on the order of the pairs, nor of the two in each', () => {
  const scored = fc.record({ a: fc.nat(7), b: fc.nat(7), odds: fc.integer({ min: -9, max: 9 }) });
  const unlike = fc
    .uniqueArray(scored, { selector: ({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}` })
    .map((pairs) => pairs.filter(({ a, b }) => a !== b));
  fc.assert(
    fc.property(unlike, fc.infiniteStream(fc.nat()), (pairs, keys) => {
      const shuffled = pairs
        .map((one) => ({ key: keys.next().value as number, one }))
        .toSorted((x, y) => x.key - y.key)
        .map(({ one, key }) => (key % 2 ? one : pair(one.b, one.a, one.odds)));
      assert.deepEqual(groupPairs(8, shuffled, { threshold }), groupPairs(8, pairs, { threshold }));
    }),
  );
});
