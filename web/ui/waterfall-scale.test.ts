import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bitsOf, layOut } from './waterfall-scale.ts';

test('each bar begins where the one before ended, and the last ends at the sum', () => {
  const { bars } = layOut(-11, [13.5, 6.25, -2]);
  assert.deepEqual(bars, [
    { from: -11, to: 2.5 },
    { from: 2.5, to: 8.75 },
    { from: 8.75, to: 6.75 },
  ]);
});

test('even odds are always marked, and marks do not crowd', () => {
  for (const weights of [[], [1], [30, 20], [-8, -12], [25, -50]]) {
    const { ticks, place } = layOut(-10, weights);
    assert.ok(ticks.some((tick) => tick.share === 0.5));
    ticks.slice(1).forEach((tick, before) => {
      assert.ok(tick.at - (ticks[before]?.at ?? 0) >= 15);
    });
    assert.ok(place(-10) > 0 && place(-10) < 100);
  }
});

test('bits are log2 of the odds', () => {
  assert.equal(bitsOf(0.5), 0);
  assert.ok(Math.abs(bitsOf(0.9) - Math.log2(9)) < 1e-9);
});
