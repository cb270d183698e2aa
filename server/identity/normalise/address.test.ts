import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { normaliseAddress } from './address.ts';

test('abbreviations, case and spaces do not matter', () => {
  const long = normaliseAddress({
    line1: '12A Mill Road',
    city: 'St. Albans',
    postcode: 'al3 5xy',
  });
  const short = normaliseAddress({
    line1: '12a, MILL Rd.',
    city: 'saint albans',
    postcode: 'AL35XY',
  });
  assert.deepEqual(long, short);
  assert.deepEqual(long, {
    number: '12a',
    unit: '',
    street: 'mill road',
    city: 'saint albans',
    postcode: 'AL35XY',
  });
});

test('a saint opens a street, a street closes it', () => {
  assert.equal(normaliseAddress({ line1: '4 St James St' })?.street, 'saint james street');
});

test('units and Thai house numbers are read apart from the street', () => {
  const flat = normaliseAddress({ line1: 'Flat 3, 12 High St' });
  assert.deepEqual([flat?.unit, flat?.number, flat?.street], ['3', '12', 'high street']);
  const house = normaliseAddress({ line1: '99/5 ถนน สุขสันต์', city: 'กรุงเทพมหานคร' });
  assert.deepEqual([house?.number, house?.street, house?.city], ['99/5', 'road สุขสันต์', 'bangkok']);
});

describe('a unit is a number or a letter, however it is marked', () => {
  for (const [line1, unit, number, street] of [
    ['12 Mill Road #3', '3', '12', 'mill road'],
    ['12 Mill Road, # 3', '3', '12', 'mill road'],
    ['12 Mill Road Apt. 3', '3', '12', 'mill road'],
    ['12 Mill Road, Apt #3b', '3b', '12', 'mill road'],
    ['#03-12, 8 Orchard Road', '03-12', '8', 'orchard road'],
    ['Unit3, 12 Mill Road', '3', '12', 'mill road'],
    ['Flat A, 12 Mill Road', 'a', '12', 'mill road'],
    ['Unit 3/12 High St', '3', '12', 'high street'],
    ['Suite B-12, 9 High St', 'b-12', '9', 'high street'],
    ['12 Flatbush Avenue', '', '12', 'flatbush avenue'],
    ['5 Unity Road', '', '5', 'unity road'],
    ['10 Villa Street', '', '10', 'villa street'],
    ['7 Suite Lane', '', '7', 'suite lane'],
    ['ห้อง 5, 99/5 ถนน สุขสันต์', '5', '99/5', 'road สุขสันต์'],
  ] as const) {
    test(line1, () => {
      const read = normaliseAddress({ line1 });
      assert.deepEqual([read?.unit, read?.number, read?.street], [unit, number, street]);
    });
  }
});

test('a unit may stand in the second line', () => {
  assert.equal(normaliseAddress({ line1: '12 Mill Road', line2: '#4' })?.unit, '4');
  assert.equal(normaliseAddress({ line1: '12 Mill Road', line2: 'Flatbush' })?.unit, '');
});

test('a number that belongs to the name of the street is not a house', () => {
  assert.equal(normaliseAddress({ line1: '2nd Avenue' })?.number, '');
});

test('nothing is null', () => {
  assert.equal(normaliseAddress({}), null);
  assert.equal(normaliseAddress({ line1: ' ', city: '-' }), null);
});

test('a read town and postcode read as themselves', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (city, postcode) => {
      const once = normaliseAddress({ city, postcode });
      if (once)
        assert.deepEqual(normaliseAddress({ city: once.city, postcode: once.postcode }), once);
    }),
  );
});
