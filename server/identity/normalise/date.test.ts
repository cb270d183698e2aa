import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { normaliseBirthDate } from './date.ts';
import type { DateOrder } from './date.ts';

const iso = (raw: string, order: DateOrder = 'dmy') =>
  normaliseBirthDate(raw, { order, year: 2026 })?.iso;

describe('one day in many forms', () => {
  for (const raw of [
    '1971-06-24',
    '19710624',
    '24/06/1971',
    '24.6.71',
    '24 Jun 1971',
    '06/24/1971',
    '1971-06-24T00:00:00Z',
    '24/06/2514',
    'June 24, 1971',
    'Jun 24 1971',
    'June 24th, 1971',
    'Jun. 24, 71',
    '24th June 1971',
    '24th of June, 1971',
    '24-Jun-71',
    '24/Jun/1971',
    '1971-Jun-24',
    '24/06/1971 00:00',
    '6/24/1971 0:00',
    '6/24/1971 12:00:00 AM',
    '24 Jun 1971 00:00',
    '24 juin 1971',
    'le 24 juin 1971',
    '24 มิถุนายน 2514',
    '24 มิ.ย. 2514',
    '24 มิ.ย. พ.ศ. 2514',
    '24 มิ.ย. 14',
    '๒๔/๐๖/๒๕๑๔',
    '๒๔ มิถุนายน พ.ศ. ๒๕๑๔',
    '２４/０６/１９７１',
  ]) {
    test(raw, () => assert.equal(iso(raw), '1971-06-24'));
  }
});

describe('every month has a name in three languages', () => {
  for (const [language, form] of [
    ['en', 'long'],
    ['fr', 'long'],
    ['th', 'long'],
    ['en', 'short'],
    ['fr', 'short'],
    ['th', 'short'],
  ] as const) {
    test(`${language} ${form}`, () => {
      for (let month = 1; month <= 12; month += 1) {
        const day = new Date(Date.UTC(1971, month - 1, 5));
        const name = day.toLocaleDateString(language, { month: form, timeZone: 'UTC' });
        assert.equal(iso(`5 ${name} 1971`), `1971-${String(month).padStart(2, '0')}-05`, name);
      }
    });
  }
  test('a first is written 1er', () => assert.equal(iso('1er août 1980'), '1980-08-01'));
});

test('the hint decides what could be either', () => {
  assert.equal(iso('03/04/1980', 'dmy'), '1980-04-03');
  assert.equal(iso('03/04/1980', 'mdy'), '1980-03-04');
});

test('a two-digit year is not in the future', () => {
  assert.equal(iso('1/2/26'), '2026-02-01');
  assert.equal(iso('1/2/27'), '1927-02-01');
});

test('days that do not exist, or cannot be a birth, are refused', () => {
  for (const raw of [
    '31/02/1980',
    '1980-13-01',
    '00/00/0000',
    '2027-01-01',
    '1801-05-05',
    '29.2.1900',
    'soon',
    '',
    '24 Foo 1971',
    '24 J 1971',
    '24 jui 1971',
    '24th 1971',
    '24:00',
    `24 June${' '.repeat(100)}1971`,
  ]) {
    assert.equal(iso(raw), undefined, raw);
  }
});

test('what systems store when nobody asked is a placeholder', () => {
  assert.equal(normaliseBirthDate('1900-01-01', { order: 'dmy', year: 2026 })?.placeholder, true);
  assert.equal(normaliseBirthDate('1971-06-24', { order: 'dmy', year: 2026 })?.placeholder, false);
});

test('a read date reads as itself', () => {
  const day = fc.date({
    min: new Date('1890-01-01'),
    max: new Date('2026-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, fc.constantFrom<DateOrder>('dmy', 'mdy'), (date, order) => {
      const text = date.toISOString().slice(0, 10);
      assert.equal(iso(text, order), text);
      assert.equal(iso(text.replaceAll('-', ''), order), text);
    }),
  );
});
