import assert from 'node:assert/strict';
import test from 'node:test';
import type { ImportTarget } from '#contract/imports';
import { faultsOf } from './plan.ts';
import { readRow, type RowPlan } from './row.ts';

function plan(targets: ImportTarget[], more: Partial<RowPlan> = {}): RowPlan {
  return {
    targets,
    headings: targets.map((target, index) => `${target}-${index}`),
    dateOrder: 'dmy',
    country: 'TH',
    source: 'old system',
    year: 2026,
    ...more,
  };
}

function profile(cells: string[], targets: ImportTarget[], more: Partial<RowPlan> = {}) {
  const read = readRow(2, cells, plan(targets, more));
  assert.ok('profile' in read, JSON.stringify(read));
  return read.profile;
}

function faults(cells: string[], targets: ImportTarget[], more: Partial<RowPlan> = {}) {
  const read = readRow(7, cells, plan(targets, more));
  assert.ok('faults' in read, JSON.stringify(read));
  return read.faults;
}

test('a row becomes a profile of its source, with its own id there', () => {
  const read = profile(
    [
      '17',
      'Ada',
      'Lovelace',
      'ada@example.com',
      '081 234 5678',
      '10/12/1985',
      '12',
      'Sukhumvit Road',
    ],
    [
      'outside_id',
      'given_name',
      'family_name',
      'email',
      'phone',
      'birth_date',
      'street_number',
      'street',
    ],
  );
  assert.equal(read.source, 'old system');
  assert.equal(read.kind, 'import');
  assert.equal(read.outsideId, '17');
  assert.equal(read.person.birthDate, '1985-12-10');
  assert.equal(read.person.address?.line1, '12 Sukhumvit Road');
  assert.deepEqual(read.person.phones, [{ value: '081 234 5678', verified: false }]);
});

test('two phone columns make two phones, and nothing is claimed to be verified', () => {
  const read = profile(['Ada', '0812345678', '0898765432'], ['full_name', 'phone', 'phone']);
  assert.deepEqual(
    read.person.phones?.map((phone) => phone.verified),
    [false, false],
  );
});

test('what people write for nothing is nothing', () => {
  const read = profile(['Ada', 'n/a', '-', 'NULL'], ['full_name', 'email', 'phone', 'birth_date']);
  assert.equal(read.person.emails, undefined);
  assert.equal(read.person.phones, undefined);
  assert.equal(read.person.birthDate, undefined);
});

test('every fault of a row is told, with the column, the value and the line', () => {
  const found = faults(
    ['Ada', 'ada at example', '12', '31/02/1990'],
    ['full_name', 'email', 'phone', 'birth_date'],
  );
  assert.deepEqual(
    found.map((fault) => [fault.line, fault.heading, fault.value]),
    [
      [7, 'email-1', 'ada at example'],
      [7, 'phone-2', '12'],
      [7, 'birth_date-3', '31/02/1990'],
    ],
  );
});

test('a row that names nobody, and one with more cells than the heading, are kept out', () => {
  assert.match(faults(['Bangkok'], ['city'])[0]?.message ?? '', /names nobody/);
  assert.match(faults(['Ada', 'surplus'], ['full_name'])[0]?.message ?? '', /more cells/);
});

test('control characters and endless values are kept out, naming the column', () => {
  assert.equal(faults(['A\u0000da'], ['full_name'])[0]?.heading, 'full_name-0');
  assert.equal(faults(['Ada', 'x'.repeat(500)], ['full_name', 'city'])[0]?.heading, 'city-1');
});

test('a country is taken by its letters or its name', () => {
  assert.equal(
    profile(['Ada', 'Thailand'], ['full_name', 'country']).person.address?.country,
    'TH',
  );
  assert.equal(profile(['Ada', 'rw'], ['full_name', 'country']).person.address?.country, 'RW');
  assert.match(
    faults(['Ada', 'Atlantis'], ['full_name', 'country'])[0]?.message ?? '',
    /not a country/,
  );
});

test('a mapping names every column of the file once, and no other', () => {
  const paths = faultsOf(['a', 'b', 'c'], { a: 'full_name', b: 'full_name', d: 'email' }).map(
    (fault) => fault.path,
  );
  assert.deepEqual(paths, ['mapping.c', 'mapping.d', 'mapping.b']);
  assert.deepEqual(faultsOf(['a', 'b'], { a: 'email', b: 'email' }), []);
  assert.equal(faultsOf(['a'], { a: 'city' })[0]?.path, 'mapping');
});
