import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apart, differences } from './differ.ts';

const contact = (value: string) => ({ value, verified: false });
const marked = (pieces: readonly { text: string; differs: boolean }[]) =>
  pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');

test('letters that only one side has are marked, in any script', () => {
  const shown = (one: string, other: string) => apart(one, other).map(marked);
  assert.deepEqual(shown('Somchai', 'Somchay'), ['Somcha[i]', 'Somcha[y]']);
  assert.deepEqual(shown('สมชาย', 'สมชัย'), ['สม[ชา]ย', 'สม[ชั]ย']);
  assert.deepEqual(shown('Ann', 'Wilhelmina'), ['[Ann]', '[Wilhelmina]']);
});

test('what both say is the same however it is written; what one says alone is no difference', () => {
  const rows = differences(
    {
      fullName: 'Nok Suwan',
      birthDate: '17 May 1980',
      phones: [contact('081-987 6541'), contact('02 111 2222')],
      company: 'Suwan Ltd',
    },
    {
      givenName: 'Nok',
      familyName: 'Suvan',
      birthDate: '1980-05-17',
      phones: [contact('+66819876541')],
      emails: [contact('nok@mail.example')],
    },
    [
      { field: 'birthDate', level: 'exact', weight: 12, sentence: '', values: null },
      { field: 'family', level: 'similar', weight: 4, sentence: '', values: null },
    ],
  );
  assert.deepEqual(
    rows.map(({ name, mark }) => [name, mark]),
    [
      ['name', 'alike'],
      ['birthDate', 'same'],
      ['email', 'known'],
      ['phone', 'same'],
      ['company', 'added'],
    ],
  );
  const phone = rows.find(({ name }) => name === 'phone');
  assert.deepEqual(phone?.mine.map(marked), ['081-987 6541', '[02 111 2222]']);
});
