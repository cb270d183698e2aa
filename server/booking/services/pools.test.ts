import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poolFault } from './pools.ts';

type Pool = Parameters<typeof poolFault>[0][number];

const pool = (of: string[], changes: Partial<Pool> = {}): Pool => ({
  label: '',
  quantity: 1,
  assignment: 'most_free',
  choice: 'no',
  resources: of.map((id) => ({ id, weight: 1 })),
  ...changes,
});

test('pools of one service share nobody', () => {
  assert.equal(poolFault([pool(['coach']), pool(['bay 1', 'bay 2'])]), null);
  assert.equal(poolFault([pool(['ann', 'ben']), pool(['ben'])]), 'pools_overlap');
});

test('a pool has as many as are taken of it, each once', () => {
  assert.equal(poolFault([pool(['a', 'b'], { quantity: 2 })]), null);
  assert.equal(poolFault([pool(['a'], { quantity: 2 })])?.[0], 'needs.0.quantity');
  assert.equal(poolFault([pool(['a', 'a'])])?.[0], 'needs.0.resources');
});

test('where all are taken nobody chooses, and their number does not count', () => {
  const all = { assignment: 'collective', quantity: 9 } as const;
  assert.equal(poolFault([pool(['a', 'b'], all)]), null);
  assert.equal(poolFault([pool(['a', 'b'], { ...all, choice: 'may' })])?.[0], 'needs.0.choice');
});
