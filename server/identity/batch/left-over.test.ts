import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairsLeftOver } from './left-over.ts';

/** Two lists of a hundred, of whom all but some are found already. */
function leftOver(left: number, open: readonly (readonly [a: number, b: number, odds: number])[]) {
  return pairsLeftOver({
    groups: Array.from({ length: 100 - left }, (_, at) => [at + left, at + left + 100]),
    open: open.map(([a, b, odds]) => ({ a, b, odds })),
    prior: -7,
    sizes: [100, 100],
    threshold: 0,
  });
}

test('of two lists, the few who are left are paired where they have no rival', () => {
  assert.deepEqual(leftOver(2, [[0, 100, -1]]), [[0, 100]]);
  const rival = [
    [0, 100, -1],
    [0, 101, -3],
    [2, 100, 9],
  ] as const;
  assert.deepEqual(leftOver(2, rival), []);
});

test('nobody is paired for being one of many who are left, or where people stand more than once', () => {
  assert.deepEqual(leftOver(90, [[0, 100, -1]]), []);
  const groups = [[2, 3, 102]];
  const open = [{ a: 0, b: 100, odds: -1 }];
  const sizes = [4, 4];
  assert.deepEqual(pairsLeftOver({ groups, open, prior: -4, sizes, threshold: 0 }), []);
});
