import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askFirst } from './ask-first.ts';
import { calibrate } from './calibrate.ts';
import type { Labelled } from './calibrate.ts';
import { SHIPPED_MODEL } from './parameters.ts';
import type { Evidence } from './types.ts';

const evidence = (...levels: [field: string, level: string][]) =>
  levels.map(([field, level]) => ({
    field,
    level,
    weight: 1,
    chance: 0.1,
    values: ['', ''],
  })) as unknown as Evidence[];
const phone = evidence(['given', 'exact'], ['phone', 'exact']);
const oneOff = evidence(['given', 'exact'], ['phone', 'oneOff']);
const label = (found: Evidence[], same: boolean, odds = 0): Labelled => ({
  evidence: found,
  odds,
  same,
});
const labels = [
  ...Array.from({ length: 30 }, () => label(phone, true)),
  ...Array.from({ length: 30 }, () => label(oneOff, false)),
];

test('what labels say of a level makes it weigh more or less, and leaves others as they were', () => {
  const { levels } = calibrate(SHIPPED_MODEL, labels).model;
  assert.ok(levels.phone.exact.m > SHIPPED_MODEL.levels.phone.exact.m * 2);
  assert.ok(levels.phone.oneOff.m < SHIPPED_MODEL.levels.phone.oneOff.m / 2);
  assert.deepEqual(levels.birthDate, SHIPPED_MODEL.levels.birthDate);
});

test('labels that say only that pairs are likelier than was thought move all of them', () => {
  const mixed = [phone, oneOff].flatMap((found) =>
    Array.from({ length: 40 }, (_, at) => label(found, at % 10 !== 0, -1)),
  );
  const { offset } = calibrate(SHIPPED_MODEL, mixed);
  assert.ok(offset > 1);
});

test('no labels change nothing, and the order of labels does not matter', () => {
  assert.deepEqual(calibrate(SHIPPED_MODEL, []).model.levels, SHIPPED_MODEL.levels);
  assert.equal(calibrate(SHIPPED_MODEL, []).offset, 0);
  const [one, other] = [labels, labels.toReversed()].map((all) => calibrate(SHIPPED_MODEL, all));
  const exact = (made: typeof one) => made!.model.levels.phone.exact.m;
  assert.ok(Math.abs(exact(one) / exact(other) - 1) < 0.05);
});

test('asked first is what is most doubtful, one of each kind, the commonest kind before others', () => {
  const [plain, doubtful, alike, rare] = [
    { kind: 'email.exact', bits: 0.001 },
    { kind: 'phone.exact', bits: 0.99 },
    { kind: 'phone.exact', bits: 0.98 },
    { kind: 'phone.oneOff', bits: 1 },
  ] as const;
  const asked = (answered?: ReadonlyMap<string, number>) =>
    askFirst([plain, alike, rare, doubtful], answered).map(({ one }) => one);
  assert.deepEqual(asked(), [doubtful, rare, plain, alike]);
  assert.deepEqual(asked(new Map([['phone.exact', 5]])), [rare, plain, doubtful, alike]);
});
