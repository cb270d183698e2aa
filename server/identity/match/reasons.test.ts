import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SHIPPED_MODEL } from './parameters.ts';
import { prepare } from './prepare.ts';
import type { WrittenPerson } from './prepare.ts';
import { reasonsOf } from './reasons.ts';
import { score } from './score.ts';
import { LEVELS } from './types.ts';
import type { Evidence, Field } from './types.ts';

const read = (written: WrittenPerson) =>
  prepare(written, { country: 'TH', dates: { order: 'dmy', year: 2026 } });

test('reasons say what agrees and how rare that is, the weightiest first', () => {
  const a = read({ given: 'Bob', phones: ['0812345699'] });
  const b = read({ given: 'Robert', phones: ['+66 81 234 5699'] });
  const { evidence } = score(a, b, { model: SHIPPED_MODEL, base: 4000 });
  const reasons = reasonsOf(evidence);
  assert.deepEqual(
    reasons.map(({ code, sentence }) => [code, sentence]),
    [
      ['phone.exact', 'Same phone; one in 40,000 strangers shares it'],
      ['given.nickname', '"bob" and "robert" are forms of one name'],
      ['household.shared', 'Those who live together share as much: counted once'],
    ],
  );
});

test('every level of every field has its sentence', () => {
  for (const field of Object.keys(LEVELS) as Field[]) {
    for (const level of LEVELS[field]) {
      const evidence = {
        field,
        level,
        weight: 1,
        chance: 0.01,
        values: ['$&', 'b'],
      } as unknown as Evidence;
      const [reason] = reasonsOf([evidence]);
      assert.match(reason!.sentence, /^[A-Z"$]/);
      assert.doesNotMatch(reason!.sentence, /[{}]/);
    }
  }
});
