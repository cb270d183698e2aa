import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { WrittenProfilePerson } from '#contract/person';
import { normalisePhone } from '#identity';
import { corrupt, corruptions, type Corruption } from './corrupt.ts';
import { diceFor } from './dice.ts';
import { invent } from './invent.ts';
import { bangkok } from './places/bangkok.ts';
import { kigali } from './places/kigali.ts';
import { napa } from './places/napa.ts';
import { newYork } from './places/new-york.ts';
import { inFull, nativeName } from './written.ts';

const places = [bangkok, kigali, napa, newYork];
const numbers = Array.from({ length: 1000 }, (_, number) => number);

/** Each person in full, and as put wrong in one way. */
const pairs = (how: Corruption) =>
  places.flatMap((place) =>
    numbers.map((number) => {
      const person = invent(place, 3, number);
      const before = inFull(person);
      const copy = structuredClone(before);
      const after = corrupt(how, before, person, diceFor(5, number));
      assert.deepEqual(before, copy, 'what was written before stays');
      return { person, before, after };
    }),
  );

const differing = (before: WrittenProfilePerson, after: WrittenProfilePerson) =>
  (Object.keys({ ...before, ...after }) as (keyof WrittenProfilePerson)[]).filter(
    (field) => !isDeepStrictEqual(before[field], after[field]),
  );

test('the same seed gives the same people, another seed others, and each is made without the rest', () => {
  for (const place of places) {
    const once = numbers.map((number) => invent(place, 1, number));
    const again = numbers.toReversed().map((number) => invent(place, 1, number));
    assert.deepEqual(once, again.toReversed());
    const other = numbers.map((number) => invent(place, 2, number));
    const same = once.filter((person, at) => person.email === other[at]?.email);
    assert.ok(same.length < 5);
    assert.deepEqual(
      once.map(({ number }) => number),
      numbers,
    );
  }
});

test('names are written in the scripts of those who bear them', () => {
  const scripts: readonly (readonly [string, RegExp])[] = [
    ['thai', /^[\p{Script=Thai}\s]+$/u],
    ['chinese', /^\p{Script=Han}{2,4}$/u],
    ['japanese', /^[\p{Script=Han}\p{Script=Hiragana}々]+$/u],
    ['korean', /^\p{Script=Hangul}{2,4}$/u],
    ['arabic', /^[\p{Script=Arabic}\s]+$/u],
    ['indian', /^[\p{Script=Devanagari}\s]+$/u],
    ['slavic', /^[\p{Script=Cyrillic}\s]+$/u],
  ];
  const everybody = places.flatMap((place) => numbers.map((number) => invent(place, 4, number)));
  for (const [name, script] of scripts) {
    const some = everybody.filter(({ culture }) => culture.name === name);
    assert.ok(some.length > 20, name);
    for (const person of some) assert.match(nativeName(person) ?? '', script);
  }
  for (const { given, family } of everybody)
    for (const spelling of [given.latin, family.latin, ...given.also, ...family.also])
      assert.match(spelling, /^[\p{Script=Latin}\p{M}'’ -]+$/u);
});

test('mail leads to nobody real, and every number is one that its country could have', () => {
  for (const place of places)
    for (const number of numbers) {
      const { email, later, phone } = invent(place, 6, number);
      for (const address of [email, later.email])
        assert.match(address, /^[a-z0-9.]+@(?:[a-z]+\.example|example\.(?:com|org|net))$/);
      for (const { national, callingCode } of [phone, later.phone]) {
        const dialled = `${callingCode} ${national.replace(/^0/, '')}`;
        assert.ok(normalisePhone(dialled, place.country)?.sendable, dialled);
      }
    }
});

test('a household shares phone, home and family name, and nobody is twice the same', () => {
  for (const place of places) {
    const everybody = numbers.map((number) => invent(place, 7, number));
    const joined = everybody.filter(
      (person, at) => at > 0 && person.address === everybody[at - 1]?.address,
    );
    assert.equal(joined.length, 0, 'homes are made anew each time');
    const sharing = everybody.filter((person, at) => {
      const before = everybody[at - 1];
      return (
        isDeepStrictEqual(person.phone, before?.phone) &&
        isDeepStrictEqual(person.address, before?.address) &&
        person.family.latin === before?.family.latin
      );
    });
    assert.ok(sharing.length > 40 && sharing.length < 130, String(sharing.length));
  }
});

test('typing is one slip in one field', () => {
  for (const { before, after } of pairs('typing')) {
    const fields = differing(before, after);
    assert.equal(fields.length, 1);
    assert.ok(['givenName', 'familyName', 'emails', 'phones', 'address'].includes(fields[0] ?? ''));
    const [one, other] = [before, after].map((record) => JSON.stringify(record[fields[0]!]));
    assert.ok(Math.abs(one!.length - other!.length) <= 1);
    assert.equal(after.emails?.[0]?.value.split('@')[1], before.emails?.[0]?.value.split('@')[1]);
  }
});

test('phonetic rewrites names and nothing else', () => {
  const all = pairs('phonetic');
  for (const { before, after } of all)
    for (const field of differing(before, after))
      assert.ok(['givenName', 'familyName'].includes(field), field);
  const changed = all.filter(({ before, after }) => !isDeepStrictEqual(before, after));
  assert.ok(changed.length > all.length * 0.8);
  assert.ok(all.some(({ after }) => /\p{Script=Thai}/u.test(after.givenName ?? '')));
});

test('missing leaves one to three fields empty and changes no other', () => {
  for (const { before, after } of pairs('missing')) {
    const fields = differing(before, after);
    assert.ok(fields.length >= 1 && fields.length <= 3);
    for (const field of fields) assert.equal(field in after, false);
    assert.ok(after.familyName !== undefined);
    assert.ok(after.emails ?? after.phones ?? after.birthDate ?? after.address);
  }
});

test('swapped puts values in each other’s place: nothing is added, nothing lost', () => {
  for (const { before, after } of pairs('swapped')) {
    // One who is called Hassan Hassan, born on the 28th, has nothing that could stand in another place.
    if (before.givenName !== before.familyName) assert.notDeepEqual(after, before);
    const letters = (record: WrittenProfilePerson) =>
      Array.from(JSON.stringify(record)).toSorted().join('');
    assert.equal(letters(after), letters(before));
    for (const field of differing(before, after))
      assert.ok(['givenName', 'familyName', 'birthDate'].includes(field));
  }
});

test('changed is what life changes: one or two of family name, mail, phone and home, never who one is', () => {
  for (const { before, after, person } of pairs('changed')) {
    const fields = differing(before, after);
    assert.ok(fields.length <= 2);
    for (const field of fields)
      assert.ok(['familyName', 'emails', 'phones', 'address'].includes(field));
    assert.equal(after.givenName, before.givenName);
    assert.equal(after.birthDate, before.birthDate);
    if (fields.includes('familyName')) assert.equal(after.familyName, person.later.family.latin);
  }
});

test('every way to differ is the same for the same seed', () => {
  for (const how of corruptions)
    assert.deepEqual(
      pairs(how).map(({ after }) => after),
      pairs(how).map(({ after }) => after),
    );
});
