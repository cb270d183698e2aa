import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from './figures.ts';
import type { Judged } from './figures.ts';

test('clusters are held against the truth as one counts by hand', () => {
  // Ann stands in three records, Bea in two, Cy and Di in one each; one of Ann's is alone, Cy was put to Bea.
  const records: Judged[] = [
    ['1', 'ann'],
    ['1', 'ann'],
    ['2', 'ann'],
    ['3', 'bea'],
    ['3', 'bea'],
    ['3', 'cy'],
    ['4', 'di'],
  ];
  const { truePairs, foundPairs, pairs, clusters, bCubed } = evaluate(records);
  // True: 3 + 1 pairs. Found: 1 + 3, of which Ann's one and Bea's one are right.
  assert.deepEqual([truePairs, foundPairs], [4, 4]);
  assert.deepEqual(pairs, { precision: 2 / 4, recall: 2 / 4, f1: 0.5 });
  // Of four clusters only Di's is whole, and Di is one of four people.
  assert.deepEqual(clusters, { precision: 1 / 4, recall: 1 / 4, f1: 0.25 });
  // Record by record: 1, 1, 1, ⅔, ⅔, ⅓, 1 of the cluster is right; ⅔, ⅔, ⅓, 1, 1, 1, 1 of the person is there.
  assert.ok(Math.abs(bCubed.precision - (3 + 2 / 3 + 2 / 3 + 1 / 3 + 1) / 7) < 1e-12);
  assert.ok(Math.abs(bCubed.recall - (2 / 3 + 2 / 3 + 1 / 3 + 4) / 7) < 1e-12);
});

test('where nobody stands twice and nobody was put together, all is right', () => {
  const { pairs, clusters, bCubed } = evaluate([
    ['1', 'ann'],
    ['2', 'bea'],
  ]);
  for (const one of [pairs, clusters, bCubed])
    assert.deepEqual(one, { precision: 1, recall: 1, f1: 1 });
});
