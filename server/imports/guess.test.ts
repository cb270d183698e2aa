import assert from 'node:assert/strict';
import test from 'node:test';
import { boldly } from './boldly.ts';
import { guessColumns, guessDateOrder } from './guess.ts';
import { tidyHeadings } from './headings.ts';

const guesses = (headings: string[], rows: string[][] = []) =>
  guessColumns(headings, rows).map((column) => column.guess);

test('headings are known whatever their case, spacing, accents and language', () => {
  assert.deepEqual(
    guesses(['First Name', 'SURNAME', 'E-mail', 'date_of_birth', 'Prénom', 'เบอร์โทร']),
    ['given_name', 'family_name', 'email', 'birth_date', 'ignore', 'phone'],
  );
});

test('several e-mails and phones are known as such, however they are told apart', () => {
  const several = ['Email', 'Email (2)', 'E-mail 3 - Value', 'Work Phone', 'Home phone', 'Phone 2'];
  assert.deepEqual(guesses(several), ['email', 'email', 'email', 'phone', 'phone', 'phone']);
  const others = ['E-mail 1 - Label', 'Home', 'Work', 'Address 2', 'Name 2', 'Home town'];
  assert.deepEqual(guesses(others), ['ignore', 'ignore', 'ignore', 'unit', 'ignore', 'ignore']);
});

test('no two headings are the same, whatever was written', () => {
  assert.deepEqual(tidyHeadings(['Email', 'Email', 'Email (2)', '', 'E\nmail', 'Email']), [
    'Email',
    'Email (3)',
    'Email (2)',
    'Column 4',
    'E mail',
    'Email (4)',
  ]);
});

test('a meaning that can only be had once goes to the first column that claims it', () => {
  assert.deepEqual(guesses(['id', 'customer id', 'phone', 'mobile']), [
    'outside_id',
    'ignore',
    'phone',
    'phone',
  ]);
});

test('a heading that says nothing is guessed by its values', () => {
  const rows = [
    ['ada@example.com', '+66 81 234 5678', 'x'],
    ['bo@example.com', '02 123 4567', 'y'],
    ['', '0812345678', 'z'],
    ['cy@example.com', '', 'x'],
  ];
  assert.deepEqual(guesses(['A', 'B', 'C'], rows), ['email', 'phone', 'ignore']);
});

test('what nothing speaks for is left out, visibly', () => {
  assert.deepEqual(guessColumns(['cluster'], [['1'], ['2'], ['3']])[0], {
    heading: 'cluster',
    guess: 'ignore',
    because: 'nothing',
    samples: ['1', '2', '3'],
  });
});

test('the order of days is read off days that allow only one', () => {
  assert.equal(guessDateOrder(['1971-06-24'], 'US'), 'ymd');
  assert.equal(guessDateOrder(['01/02/1990', '25/12/1991'], 'US'), 'dmy');
  assert.equal(guessDateOrder(['01/02/1990', '12/25/1991'], 'TH'), 'mdy');
  assert.equal(guessDateOrder(['12/25/1991 0:00'], 'TH'), 'mdy');
});

test('no heading is empty, and none stands twice', () => {
  assert.deepEqual(tidyHeadings(['a', '', 'a', ' a ']), ['a', 'Column 2', 'a (2)', 'a (3)']);
});

test('where the days could be either, people write as their country does', () => {
  const either = ['01/02/1990', '03/04/1991'];
  assert.equal(guessDateOrder(either, 'US'), 'mdy');
  assert.equal(guessDateOrder(either, 'TH'), 'dmy');
});

test('days with a time behind them are days', () => {
  const rows = ['24/06/1971 00:00', '1/2/1980 0:00', '1990-01-02T00:00:00Z'].map((day) => [day]);
  assert.equal(guessColumns(['x'], rows)[0]?.guess, 'birth_date');
});

test('boldly, a column that only joins others is left out, and each of them is what its heading says', () => {
  const headings = ['address', 'Member First Name', 'surname', 'full_name', 'street', 'town'];
  const rows = ['Ann', 'Bea', 'Cy', 'Di', 'Ed'].map((given, at) => [
    `${at + 1} High St, York`,
    given,
    'Lee',
    `Lee, ${given}`,
    `${at + 1} High St`,
    'York',
  ]);
  const told = (some: string[][]) => boldly(guessColumns(headings, some), some);
  const bold = told(rows);
  assert.deepEqual(
    bold.map(({ guess }) => guess),
    ['ignore', 'given_name', 'family_name', 'ignore', 'street', 'city'],
  );
  assert.deepEqual(bold[0]!.joins, ['street', 'town']);
  assert.deepEqual(bold[3]!.joins, ['Member First Name', 'surname']);
  const others = told(rows.map((row) => row.with(3, 'Dr Ann Lee of York')));
  assert.equal(others[3]!.guess, 'full_name');
});
