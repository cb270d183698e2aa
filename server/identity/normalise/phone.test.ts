import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { normalisePhone } from './phone.ts';

const keyOf = (raw: string, country = 'TH') => normalisePhone(raw, country)?.key;

describe('one line, written in many ways', () => {
  for (const raw of [
    '081-234-5679',
    '+66 81 234 5679',
    '66812345679',
    '0066 81 234 5679',
    '+66 (0)81 234 5679',
  ]) {
    test(raw, () => assert.equal(keyOf(raw), '+66812345679'));
  }
});

test('digits are read in any script, and as spreadsheets write long numbers', () => {
  for (const raw of ['๐๘๑๒๓๔๕๖๗๙', '٠٨١٢٣٤٥٦٧٩', '8.12345679E+08', '8,12345679e8', '812345679.0'])
    assert.equal(keyOf(raw), '+66812345679', raw);
});

test('a number whose last digits a spreadsheet has put away is no number, least of all another one', () => {
  for (const raw of ['8.1E+09', '6.68123E+10', '8.12345679E+09', '8.123456795E+08'])
    assert.equal(normalisePhone(raw, 'TH'), null, raw);
});

test('last digits shared by two countries are two lines', () => {
  assert.notEqual(keyOf('+1 202 555 0123'), keyOf('+44 20 2555 0123'));
});

describe('WhatsApp aliases fold to one key and stay sendable', () => {
  for (const [alias, plain] of [
    ['+5215598765431', '+525598765431'],
    ['5215598765431', '+525598765431'],
    ['+5491123456780', '+541123456780'],
    ['+5511987654320', '+551187654320'],
  ] as const) {
    test(alias, () => {
      assert.equal(keyOf(alias), keyOf(plain));
      assert.equal(normalisePhone(alias, 'TH')?.sendable, `+${alias.replace('+', '')}`);
    });
  }
});

test('a Brazilian landline is not a mobile without its ninth digit', () => {
  assert.notEqual(keyOf('+551132345678'), keyOf('+5511932345678'));
});

describe('placeholders', () => {
  for (const raw of ['0000000', '1234567', '0812345678', '9999999999', '7654321', '-', '12']) {
    test(raw, () => assert.ok(normalisePhone(raw, 'TH')?.placeholder ?? true));
  }
  test('a real number is none', () =>
    assert.equal(normalisePhone('0812345679', 'TH')?.placeholder, false));
});

test('what is no number keeps its raw value and has no key', () => {
  assert.deepEqual(normalisePhone('ext. 12345', 'TH')?.raw, 'ext. 12345');
  assert.equal(normalisePhone('none', 'TH'), null);
});

test('a sendable number reads as itself in any country', () => {
  const number = fc.stringMatching(/^0[689]\d{8}$/);
  fc.assert(
    fc.property(number, fc.constantFrom('TH', 'GB', 'US', 'RW'), (raw, country) => {
      const { sendable, key } = normalisePhone(raw, 'TH')!;
      const again = normalisePhone(sendable!, country)!;
      assert.deepEqual([again.sendable, again.key], [sendable, key]);
      assert.equal(keyOf(key!, country), key);
    }),
  );
});

test('any text is read without failing', () => {
  fc.assert(fc.property(fc.string(), (raw) => normalisePhone(raw, 'RW')?.raw !== ''));
});
