import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { misspell, personOf } from '#test/people';
import { SHIPPED_MODEL } from './parameters.ts';
import { prepare } from './prepare.ts';
import type { WrittenPerson } from './prepare.ts';
import { score } from './score.ts';
import type { MatchContext, Score } from './types.ts';

const read = (written: WrittenPerson) =>
  prepare(written, { country: 'TH', dates: { order: 'dmy', year: 2026 } });
const context: MatchContext = { model: SHIPPED_MODEL, base: 40_000 };
const compare = (a: WrittenPerson, b: WrittenPerson, more: Partial<MatchContext> = {}) =>
  score(read(a), read(b), { ...context, ...more });
const levels = (a: WrittenPerson, b: WrittenPerson) =>
  compare(a, b)
    .evidence.filter(({ field }) => field !== 'household')
    .map(({ field, level }) => `${field}.${level}`);

const ann = { given: 'Ann', family: 'Marlowe' };

describe('levels', () => {
  const cases: [WrittenPerson, WrittenPerson, string[]][] = [
    [{ full: 'Bob Marlowe' }, { full: 'Robert Marlowe' }, ['given.nickname', 'family.exact']],
    [{ full: 'Marlowe Robert' }, { full: 'Robert Marlowe' }, ['crossed.exact', 'crossed.exact']],
    [{ full: 'สมชาย ใจดี' }, { full: 'Somchai Jaidee' }, ['given.script', 'family.script']],
    [{ full: 'R Marlowe' }, { full: 'Robert Marlow' }, ['given.initial', 'family.close']],
    [{ family: 'Marlowe' }, { family: 'Marwlloe' }, ['family.similar']],
    [{ given: 'Kat' }, { given: 'Katharina' }, ['given.nickname']],
    [{ given: 'J' }, { given: 'J' }, ['given.initial']],
    [{ given: 'Anne Marie' }, { given: 'Annemarie' }, ['given.close']],
    [{ given: 'ธนกร' }, { given: 'Thanakorn' }, ['given.script']],
    [{ given: 'Somchai' }, { given: 'Somchai', family: 'Jaidee' }, ['given.exact']],
    [{ given: 'Hélène' }, { given: 'HELENE' }, ['given.exact']],
    [{ birthDate: '1971-06-24' }, { birthDate: '1971-06-25' }, ['birthDate.typo']],
    [{ birthDate: '1971-06-04' }, { birthDate: '1971-04-06' }, ['birthDate.typo']],
    [{ birthDate: '1971-06-24' }, { birthDate: '1971-08-24' }, ['birthDate.typo']],
    [{ birthDate: '1971-06-24' }, { birthDate: '1971-12-24' }, ['birthDate.near']],
    [{ birthDate: '1971-06-24' }, { birthDate: '1971-07-13' }, ['birthDate.month']],
    [{ birthDate: '1971-06-24' }, { birthDate: '1972-01-13' }, ['birthDate.year']],
    [{ birthDate: '1971-06-24' }, { birthDate: '1980-01-13' }, ['birthDate.decade']],
    [{ birthDate: '1971-06-24' }, { birthDate: '1992-01-13' }, ['birthDate.different']],
    [{ phones: ['+44 20 7946 0123'] }, { phones: ['+33 1 79 46 01 23'] }, ['phone.tail']],
    [{ numbers: { id: 'M-1042-77' } }, { numbers: { id: 'm 104277' } }, ['number.exact']],
    [{ numbers: { id: '5304218' } }, { numbers: { id: '5304281' } }, ['number.slip']],
    [{ numbers: { id: '5304218' } }, { numbers: { card: '5304218' } }, []],
    [{ numbers: { id: '0000000' } }, { numbers: { id: '0000000' } }, []],
    [{ phones: ['0812345679'] }, { phones: ['0812345678'] }, []],
    [{ phones: ['0812345699'] }, { phones: ['0812345698'] }, ['phone.oneOff']],
    [{ emails: ['info@a.example'] }, { emails: ['info@a.example'] }, ['email.generic']],
    [{ emails: ['q7zt@gmail.com'] }, { emails: ['q.7zt+x@gmail.com'] }, ['email.folded']],
    [
      { address: { line1: '12 Mill Lane', city: 'Leeds' } },
      { address: { line1: '12 Mill Ln', city: 'York' } },
      ['place.elsewhere'],
    ],
    [
      { address: { city: 'Leeds', postcode: 'LS1 2AB' } },
      { address: { city: 'Leeds', postcode: 'ls12ab' } },
      ['place.area'],
    ],
    [
      { address: { city: 'Leeds', postcode: 'LS1 2AB' } },
      { address: { city: 'Leeds', postcode: 'LS1 2BA' } },
      ['place.postcodeNear'],
    ],
    [{ address: { city: 'BKK' } }, { address: { city: 'Bangkok' } }, ['place.city']],
  ];
  for (const [a, b, expected] of cases) {
    test(expected.join(', ') || 'none', () => assert.deepEqual(levels(a, b), expected));
  }
});

test('what a household shares is counted once, and a name of its own beside it', () => {
  const home = { phones: ['0812345699'], address: { line1: '12 Mill Lane', city: 'Leeds' } };
  const [family, both] = [
    compare({ family: 'Marlowe', ...home }, { family: 'Marlowe', ...home }),
    compare({ ...ann, ...home }, { ...ann, ...home }),
  ];
  const taken = family.evidence.find(({ field }) => field === 'household');
  assert.ok(taken!.weight < -15);
  assert.ok(both.weight > family.weight + 5);
});

test('a given name in a script that we cannot read says nothing of one in ours', () => {
  assert.deepEqual(levels({ given: '真理子' }, { given: 'Mariko' }), []);
  assert.deepEqual(levels({ given: '지훈' }, { given: 'Jihun' }), ['given.script']);
  assert.deepEqual(levels({ given: 'कविता' }, { given: 'Kavita' }), ['given.script']);
  assert.deepEqual(levels({ given: 'さくら' }, { given: 'Sakura' }), ['given.script']);
  assert.deepEqual(levels({ given: 'فاطمة' }, { given: 'Fatima' }), ['given.script']);
});

test('namesakes are not two coincidences where names go together', () => {
  const [apart, told] = [0, 3].map((together) =>
    compare(ann, ann, { model: { ...SHIPPED_MODEL, together } }),
  ) as [Score, Score];
  assert.ok(Math.abs(apart.weight - told.weight - 3) < 0.5);
});

test('null against null, and null against something, say nothing', () => {
  assert.deepEqual(compare({}, {}).evidence, []);
  assert.deepEqual(compare(ann, { phones: ['0812345699'] }).evidence, []);
  assert.deepEqual(compare({ birthDate: '1900-01-01' }, { birthDate: '1900-01-01' }).evidence, []);
});

test('a rare name says more than a common one', () => {
  const common = compare(ann, ann, { frequency: () => 0.02 });
  const rare = compare(ann, ann, { frequency: () => 0.0001 });
  assert.ok(rare.weight > common.weight + 10);
});

test('a phone that many have says less than one that only one has', () => {
  const phone = { phones: ['0812345699'] };
  const shared = compare(phone, phone, { frequency: () => 60 / 40_000 });
  assert.ok(compare(phone, phone).weight - shared.weight > 5);
});

test('a blocked value says nothing, whatever else is said', () => {
  const phone = { phones: ['0812345699'] };
  assert.deepEqual(compare(phone, phone, { blocked: (field) => field === 'phone' }).evidence, []);
});

test('a placeholder phone and a desk weigh next to nothing', () => {
  const desk = { phones: ['0000000'], emails: ['reception@hotel.example'] };
  assert.ok(compare(desk, desk).weight <= 1);
});

test('an e-mail made of the name weighs less than one that is not', () => {
  const weight = (email: string) =>
    compare({ ...ann, emails: [email] }, { ...ann, emails: [email] }).weight;
  assert.ok(weight('zebra77@mail.example') > weight('ann.marlowe@mail.example') + 1);
  const moved = compare(
    { ...ann, emails: ['ann.marlowe@a.example'] },
    { ...ann, emails: ['ann.marlowe@b.example'] },
  );
  assert.ok(moved.evidence.every(({ field, weight: bits }) => field !== 'email' || bits < 2));
});

test('addresses that only count up a name, or their digits, are not slips of one', () => {
  const email = (address: string) => ({ ...ann, emails: [address] });
  for (const [one, other] of [
    ['ann.marlowe@a.example', 'ann.marloweb@a.example'],
    ['sunnyday1@a.example', 'sunnyday2@a.example'],
  ] as const) {
    const [, , evidence] = compare(email(one), email(other)).evidence;
    assert.ok(evidence!.weight < 2, one);
  }
  assert.ok(
    levels(email('ann.marlowe@lotus.example'), email('ann.marlowe@lotsu.example')).includes(
      'email.localSpelt',
    ),
  );
  assert.ok(
    levels(email('sunnyday@lotus.example'), email('sunnyady@lotus.example')).includes(
      'email.similar',
    ),
  );
});

test('two doors of one house are not one address', () => {
  const door = (unit: string) => ({
    address: { line1: `Flat ${unit}, 12 Mill Lane`, city: 'Leeds' },
  });
  assert.deepEqual(levels(door('3'), door('4')), ['place.street']);
  assert.deepEqual(levels(door('3'), door('3')), ['place.exact']);
});

test('more fields of one value count once: the best of several phones', () => {
  const two = { phones: ['0812345699', '0899876541'] };
  assert.equal(compare(two, two).weight, compare({ phones: ['0812345699'] }, two).weight);
});

test('the prior is one in the base', () => {
  const email = { emails: ['q7zt@mail.example'], birthDate: '1971-06-24' };
  assert.ok(
    compare(ann, ann, { base: 1000 }).probability > compare(ann, ann, { base: 1e6 }).probability,
  );
  assert.ok(compare(email, email, { base: 1e6 }).probability > 0.99);
});

test('who is first does not matter', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), fc.nat(), (one, other, seed) => {
      const [a, b] = [read(misspell(personOf(1, one), seed)), read(personOf(1, other))];
      assert.ok(Math.abs(score(a, b, context).weight - score(b, a, context).weight) < 1e-9);
    }),
  );
});

test('a former name, birth date or place counts as it would today, less what there was to choose from', () => {
  const home = { line1: '12 Mill Lane', city: 'Leeds' };
  const today = { ...ann, birthDate: '1971-06-24', address: home };
  const mary = read({ given: 'Ann', family: 'Oakley', birthDate: '1992-01-13' });
  const former = {
    names: [{ given: read(ann).given, family: read(ann).family }],
    birthDates: ['1971-06-24'],
    places: [read({ address: home }).place!],
  };
  const changed = { ...mary, place: read({ address: { city: 'York' } }).place, former };
  const [was, is] = [score(read(today), changed, context), compare(today, today)];
  const told = (one: Score) => one.evidence.filter(({ field }) => field !== 'household');
  assert.deepEqual(
    told(was).map(({ field, level }) => `${field}.${level}`),
    told(is).map(({ field, level }) => `${field}.${level}`),
  );
  const weight = (one: Score) => told(one).reduce((sum, { weight: bits }) => sum + bits, 0);
  // One of two names, dates and places each: a bit for each of the three.
  assert.ok(Math.abs(weight(is) - weight(was) - 3) < 1e-9);
  assert.ok(told(was).every(({ among, field }) => among === 2 || field === 'family'));
  const both = score(changed, read(today), context);
  assert.ok(Math.abs(both.weight - was.weight) < 1e-9);
  // Names do not mix: the given name of today with the family name of then is another person's.
  const mixed = score(read({ given: 'Zoe', family: 'Marlowe' }), changed, context);
  assert.deepEqual(
    mixed.evidence.slice(0, 2).map(({ field, level }) => `${field}.${level}`),
    ['given.different', 'family.exact'],
  );
});
