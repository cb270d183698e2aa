import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportTarget } from '#contract/imports';
import { guessColumns } from './guess.ts';
import { isNationalId } from './national-ids.ts';
import { documentOf } from './own.ts';
import { faultsOf } from './plan.ts';
import { wrongNumber } from './numbers.ts';

const guesses = (headings: string[], rows: string[][] = []) =>
  guessColumns(headings, rows).map(({ guess }) => guess);

const thai = ['1101700230708', '3100600445610', '5400900012341', '1234567890121', '2345678901239'];

test('national ids are known by their check digits, and by nothing less', () => {
  const ids = [
    '1 2345 67890 12 1',
    '1-84-05-75-116-001-11',
    '529.982.247-25',
    '12345678Z',
    'S1234567D',
  ];
  for (const id of ids) assert.equal(isNationalId(id), true, id);
  for (const id of [
    '1234567890120',
    '52998224720',
    '11111111111',
    '12345678A',
    'S1234567A',
    '0812345678',
  ])
    assert.equal(isNationalId(id), false, id);
});

test('columns of numbers of one’s own are known by their headings, and national ids by their values', () => {
  const headings = ['Membership No.', 'Loyalty card', 'เลขบัตรประชาชน', 'N° de passeport', 'Tax ID'];
  assert.deepEqual(guesses(headings), [
    'number:membership',
    'number:loyalty_card',
    'number:national_id',
    'ignore',
    'number:tax_id',
  ]);
  assert.deepEqual(guesses(['Numéro de passeport', 'member no']), [
    'number:passport',
    'outside_id',
  ]);
  assert.deepEqual(guesses(['id', 'member no', 'date of birth verified']), [
    'outside_id',
    'number:membership',
    'birth_date_checked',
  ]);
  const rows = thai.filter(isNationalId).map((id) => [id]);
  assert.deepEqual(guesses(['x'], [...rows, ...rows, ...rows, ...rows, ...rows]), [
    'number:national_id',
  ]);
  assert.deepEqual(
    guesses(['x'], [['0812345678'], ['0812345679'], ['0812345680'], ['0898765432'], ['021234567']]),
    ['phone'],
  );
});

test('what is no number is told, and why', () => {
  for (const fine of ['M-1042', 'AB 12345', '007', '9E12345'])
    assert.equal(wrongNumber(fine), undefined);
  assert.match(wrongNumber('1.10170E+12')!, /spreadsheet/);
  assert.match(wrongNumber('•••• 0708')!, /only the end/);
  assert.match(wrongNumber('0000')!, /not a number/);
  assert.match(wrongNumber('7'.repeat(60) + '8')!, /60/);
});

test('a file has a column of a kind once, at most four kinds, and no check without a birth date', () => {
  const kinds = ['membership', 'passport', 'tax_id', 'house_key', 'locker'] as const;
  const mapping: Record<string, ImportTarget> = { name: 'full_name' };
  for (const kind of kinds) mapping[kind] = `number:${kind}`;
  const found = (of: typeof mapping) => faultsOf(Object.keys(of), of).map(({ path }) => path);
  assert.deepEqual(found(mapping), ['mapping.locker']);
  assert.deepEqual(found({ name: 'full_name', a: 'number:passport', b: 'number:passport' }), [
    'mapping.b',
  ]);
  assert.deepEqual(found({ name: 'full_name', seen: 'birth_date_checked' }), ['mapping.seen']);
});

test('how a birth date was checked is read as people write it', () => {
  const told = ['Yes', 'passport', 'ID card', 'Driving licence', 'ใบขับขี่', 'no', 'perhaps'].map(
    documentOf,
  );
  assert.deepEqual(told, [
    'other',
    'passport',
    'identity_card',
    'driving_licence',
    'driving_licence',
    null,
    undefined,
  ]);
});
