import assert from 'node:assert/strict';
import { test } from 'node:test';
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
