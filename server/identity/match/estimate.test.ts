import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diceOf } from '#people/dice';
import { misspell, people } from '#test/people';
import { estimateModel } from './estimate.ts';
import type { Pair } from './estimate.ts';
import { estimateLambda } from './lambda.ts';
import { SHIPPED_MODEL } from './parameters.ts';
import { prepare } from './prepare.ts';
import type { PersonRecord } from './types.ts';

const size = 400;
const originals = people(3, size);
const records = [...originals, ...originals.map((person) => misspell(person, 5))].map((person) =>
  prepare(person, { country: person.country, dates: { order: 'dmy', year: 2026 } }),
);

/** Pairs of those who agree in something. */
function agreeing(what: (record: PersonRecord) => string | null | undefined): Pair[] {
  const by = Map.groupBy(records.keys(), (at) => what(records[at]!) ?? '');
  by.delete('');
  return [...by.values()].flatMap((places) =>
    places.flatMap((a, at) => places.slice(at + 1).map((b): Pair => [a, b])),
  );
}

const estimate = () =>
  estimateModel(records, {
    passes: [
      { blocked: ['birthDate'], pairs: agreeing(({ birthDate }) => birthDate) },
      { blocked: ['family', 'crossed'], pairs: agreeing(({ family }) => family?.text) },
    ],
    start: SHIPPED_MODEL,
    random: diceOf(1).next,
    drawn: 100_000,
  });

test('without labels it learns how often one person writes alike, and strangers do', () => {
  const { model, lambda } = estimate();
  const one = (field: 'birthDate' | 'phone') =>
    originals.filter((_, at) => {
      const [a, b] = [records[at]!, records[size + at]!];
      return field === 'phone'
        ? a.phones[0]?.key === b.phones[0]?.key
        : a.birthDate === b.birthDate;
    }).length / size;
  const learnt = model.levels.birthDate.exact.m;
  assert.ok(Math.abs(learnt - one('birthDate')) < 0.12, `${learnt}, truly ${one('birthDate')}`);
  assert.ok(model.levels.birthDate.exact.u < 1e-3);
  const truth = size / ((2 * size * (2 * size - 1)) / 2);
  assert.ok(lambda > truth / 2 && lambda < truth * 1.5, `${lambda} of ${truth}`);
});

test('the same records and dice give the same model', () => {
  assert.deepEqual(estimate(), estimate());
});

test('nothing to learn from leaves the model as it was', () => {
  const { model, lambda } = estimateModel([], {
    passes: [],
    start: SHIPPED_MODEL,
    random: diceOf(1).next,
  });
  assert.deepEqual(model.levels, SHIPPED_MODEL.levels);
  assert.ok(lambda > 0 && lambda < 1);
});

test('the share of true pairs is what makes their probabilities add up', () => {
  const compared = Array.from({ length: 100 }, (_, at) => ({ weight: at < 10 ? 40 : -40 }));
  assert.ok(Math.abs(estimateLambda(compared, 1000) - 0.01) < 0.001);
  assert.ok(Math.abs(estimateLambda([{ weight: 40, share: 0.1 }], 1000) - 0.01) < 0.001);
});
