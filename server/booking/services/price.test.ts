import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { priceAt, priceRange, type PriceRule, type PriceRules, type PricedStart } from './price.ts';

const rule = (id: string, changes: Partial<PriceRule> = {}): PriceRule => ({
  id,
  option: null,
  location: null,
  weekdays: [],
  from: 0,
  to: 1440,
  priceMinor: null,
  percent: null,
  ...changes,
});
const bay = (...rules: PriceRule[]): PriceRules => ({
  options: [
    { id: 'hour', minutes: 60, priceMinor: 50_000n },
    { id: 'two', minutes: 120, priceMinor: 90_000n },
  ],
  rules,
  isPerPerson: false,
});
const start = (changes: Partial<PricedStart> = {}): PricedStart => ({
  option: 'hour',
  location: 'chidlom',
  weekday: 5,
  minute: 18 * 60,
  party: 1,
  ...changes,
});
const ruleAt = (rules: PriceRules, changes: Partial<PricedStart> = {}) =>
  priceAt(rules, start(changes)).why.rule;

test('without a rule that fits an option costs its own price', () => {
  const peak = rule('peak', { weekdays: [6, 7], priceMinor: 80_000n });
  assert.deepEqual(priceAt(bay(peak), start()), {
    minor: 50_000n,
    why: { rule: null, each: 50_000n, times: 1 },
  });
});

test('a rule holds on its weekdays, from its first minute until before its last', () => {
  const evening = bay(rule('evening', { weekdays: [5], from: 1020, to: 1320, percent: 150 }));
  assert.equal(priceAt(evening, start({ minute: 1020 })).minor, 75_000n);
  assert.equal(ruleAt(evening, { minute: 1319 }), 'evening');
  assert.equal(ruleAt(evening, { minute: 1019 }), null);
  assert.equal(ruleAt(evening, { minute: 1320 }), null);
  assert.equal(ruleAt(evening, { weekday: 4 }), null);
});

test('the most particular rule holds whatever its place, and of equal ones the last', () => {
  const all = bay(
    rule('both', { location: 'chidlom', option: 'hour', percent: 10 }),
    rule('place', { location: 'chidlom', percent: 20 }),
    rule('first', { option: 'hour', percent: 30 }),
    rule('last', { option: 'hour', percent: 40 }),
    rule('any', { percent: 50 }),
  );
  assert.equal(ruleAt(all), 'both');
  assert.equal(ruleAt(all, { option: 'two' }), 'place');
  assert.equal(ruleAt(all, { location: 'ari' }), 'last');
  assert.equal(ruleAt(all, { location: null, option: 'two' }), 'any');
});

test('a price for each person counts the party, and half a smallest unit is rounded up', () => {
  const odd = { ...bay(rule('half', { percent: 50 })), isPerPerson: true };
  const tasting = { ...odd, options: [{ id: 'hour', minutes: 60, priceMinor: 101n }] };
  assert.deepEqual(priceAt(tasting, start({ party: 3 })), {
    minor: 153n,
    why: { rule: 'half', each: 51n, times: 3 },
  });
});

test('a range spans what rules can make of every option, and is none without options', () => {
  const peak = rule('peak', { option: 'two', percent: 200 });
  assert.deepEqual(priceRange(bay(peak, rule('off', { priceMinor: 10n }))), {
    from: 10n,
    to: 180_000n,
  });
  assert.equal(priceRange({ options: [], rules: [peak] }), null);
});

test('an option of another service is a fault', () => {
  assert.throws(() => priceAt(bay(), start({ option: 'five' })), /no option five/);
});

const anyRule = fc.record({
  id: fc.uuid(),
  option: fc.constantFrom(null, 'hour', 'two'),
  location: fc.constantFrom(null, 'chidlom', 'ari'),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
  from: fc.integer({ min: 0, max: 1439 }),
  to: fc.integer({ min: 1, max: 1440 }),
  priceMinor: fc.option(fc.bigInt({ min: 0n, max: 10n ** 9n })),
  percent: fc.option(fc.integer({ min: 0, max: 1000 })),
});
const anyStart = fc.record({
  option: fc.constantFrom('hour', 'two'),
  location: fc.constantFrom(null, 'chidlom', 'ari'),
  weekday: fc.integer({ min: 1, max: 7 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  party: fc.integer({ min: 1, max: 50 }),
});

test('whatever the rules, there is one price, and no rule that fits is more particular', () => {
  fc.assert(
    fc.property(fc.array(anyRule, { maxLength: 12 }), anyStart, (rules, at) => {
      const { minor, why } = priceAt({ ...bay(...rules), isPerPerson: true }, at);
      assert.equal(minor, why.each * BigInt(at.party));
      const fitting = rules.filter(
        (one) =>
          [null, at.option].includes(one.option) &&
          [null, at.location].includes(one.location) &&
          (one.weekdays.length === 0 || one.weekdays.includes(at.weekday)) &&
          at.minute >= one.from &&
          at.minute < one.to,
      );
      const [held] = fitting.toReversed().toSorted((a, b) => rank(b) - rank(a));
      assert.equal(why.rule, held?.id ?? null);
    }),
  );
});

const rank = (one: PriceRule) => Number(one.location !== null) * 2 + Number(one.option !== null);
