import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom } from '../learn/random.ts';
import { curveOf, thresholdAt, type Judged } from './threshold.ts';

/** Answers by people of whom a model thinks `shift` bits too much of everybody. */
function answers(count: number, shift: number, seed: number): Judged[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const odds = random() * 8 - 2;
    return { odds, same: random() < 1 / (1 + 2 ** -(odds - shift)) };
  });
}

test('by enough answers a threshold comes to where links are right as often as they should be', () => {
  const timid = thresholdAt(curveOf(answers(4000, -2, 1)), 0.97);
  const bold = thresholdAt(curveOf(answers(4000, 2, 1)), 0.97);
  // 0.97 is 5.01 bits: with 2 bits too few or too many of them, that is 3.01 and 7.01.
  assert.ok(Math.abs(timid!.estimate - 0.89) < 0.02, String(timid!.estimate));
  assert.ok(Math.abs(bold!.estimate - 0.992) < 0.004, String(bold!.estimate));
  assert.ok(timid!.high < 0.97 && bold!.low > 0.97);
});

test('the true threshold lies between the bounds about 95 times of 100, however few the answers', () => {
  for (const [count, shift] of [
    [40, 0],
    [150, -1],
  ] as const) {
    const truth = 1 / (1 + 2 ** -(Math.log2(0.97 / 0.03) + shift));
    const held = Array.from({ length: 200 }, (_, seed) => {
      const at = thresholdAt(curveOf(answers(count, shift, seed + 1)), 0.97)!;
      return at.low <= truth && truth <= at.high;
    }).filter(Boolean);
    assert.ok(held.length >= 180, `${held.length} of 200 with ${count} answers`);
  }
});

test('answers that have nothing to do with likelihood set no threshold; none at all leave it as it was', () => {
  const odd = Array.from({ length: 400 }, (_, at) => ({ odds: (at % 9) - 4, same: at % 2 === 0 }));
  assert.equal(thresholdAt(curveOf(odd), 0.97), null);
  assert.ok(Math.abs(thresholdAt(curveOf([]), 0.97)!.estimate - 0.97) < 1e-9);
});
