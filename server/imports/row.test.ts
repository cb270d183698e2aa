import assert from 'node:assert/strict';
import type { CustomField } from '#tenancy';
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
    tiers: new Map([['gold', 'id of gold']]),
    zone: 'Asia/Bangkok',
    now: new Date('2026-03-01T00:00:00Z'),
    tags: new Map([
      ['vip', 'VIP'],
      ['press', 'Press'],
    ]),
    newTags: 'faults',
    fields: new Map(),
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

test('a cell of several lines is one line, but for a note', () => {
  const read = profile(
    ['Ada\nLovelace', '12 Sukhumvit\r\nRoad', 'one\r\ntwo'],
    ['full_name', 'street', 'note'],
  );
  const { fullName, address, note } = read.person;
  assert.deepEqual(
    [fullName, address?.line1, note],
    ['Ada Lovelace', '12 Sukhumvit Road', 'one\ntwo'],
  );
});

test('several e-mails or phones in one cell are all taken, or none', () => {
  const targets: ImportTarget[] = ['full_name', 'email', 'phone'];
  const read = profile(['Ada', 'a@x.example; b@x.example', '081 234 5679 / 02-345-6789'], targets);
  const values = (list: readonly { value: string }[] = []) => list.map(({ value }) => value);
  assert.deepEqual(values(read.person.emails), ['a@x.example', 'b@x.example']);
  assert.deepEqual(values(read.person.phones), ['081 234 5679', '02-345-6789']);
  assert.equal(faults(['Ada', 'a@x.example; nobody', ''], targets)[0]?.heading, 'email-1');
});

test('a number that a spreadsheet has shortened is told, and no other number is made of it', () => {
  const [fault] = faults(['Ada', '6.68123E+10'], ['full_name', 'phone']);
  assert.match(fault?.message ?? '', /shortened/);
  profile(['Ada', '8.12345679E+08'], ['full_name', 'phone']);
});

test('what a spreadsheet writes where a formula found nothing names nobody', () => {
  assert.match(
    faults(['#N/A', '#REF!'], ['full_name', 'company'])[0]?.message ?? '',
    /names nobody/,
  );
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

test('tags are known by any spelling of their case, several in one cell, and unknown ones are told', () => {
  const targets: ImportTarget[] = ['full_name', 'tags', 'tags'];
  assert.deepEqual(profile(['Ada', 'vip; PRESS', 'VIP'], targets).person.tags, ['VIP', 'Press']);
  const read = readRow(2, ['Ada', 'vip, Nobody', ''], plan(targets));
  assert.ok('faults' in read);
  assert.match(read.faults[0]?.message ?? '', /no tag “Nobody”/);
});

test('values of own fields are brought into the form of their kind, or told what is wrong', () => {
  const own = (kind: CustomField['kind'], choices: string[] = []): CustomField => ({
    id: 'f',
    key: 'own',
    label: 'Own',
    kind,
    choices,
    position: 0,
    archivedAt: null,
    createdAt: '2026-01-01T00:00:00.000Z',
  });
  const targets: ImportTarget[] = ['full_name', 'field:own'];
  const read = (field: CustomField, cell: string) =>
    readRow(2, ['Ada', cell], plan(targets, { fields: new Map([['own', field]]) }));
  const value = (field: CustomField, cell: string) => {
    const row = read(field, cell);
    return 'profile' in row ? row.profile.person.values?.['own'] : row.faults[0]?.message;
  };
  assert.equal(value(own('number'), '1,234.5'), '1234.5');
  assert.equal(value(own('number'), 'many'), 'The value must be a number.');
  assert.equal(value(own('date'), '3/2/2031'), '2031-02-03');
  assert.equal(value(own('yes_no'), 'TRUE'), 'yes');
  assert.equal(value(own('yes_no'), 'ไม่'), 'no');
  assert.equal(value(own('choice', ['Red', 'Blue']), 'red'), 'Red');
  assert.equal(
    value(own('choice', ['Red', 'Blue']), 'green'),
    'The value must be one of the choices.',
  );
  assert.equal(value(own('text'), 'a\nb'), 'a b');
});

test('a language is known by its code and its name', () => {
  const targets: ImportTarget[] = ['full_name', 'language'];
  assert.equal(profile(['Ada', 'th-TH'], targets).person.language, 'th');
  assert.equal(profile(['Ada', 'Français'], targets).person.language, 'fr');
  assert.ok('faults' in readRow(2, ['Ada', 'Klingon'], plan(targets)));
});

test('a tier is one that the business has, and what somebody allows is yes or no, since a day', () => {
  const targets: ImportTarget[] = ['full_name', 'tier', 'offers', 'offers_sms', 'offers_at'];
  const says = (...cells: string[]) => {
    const read = readRow(2, ['Ann Oldcastle', ...cells], plan(targets));
    assert.ok('profile' in read, JSON.stringify(read));
    return read.says;
  };
  const at = new Date('2024-01-30T17:00:00Z');
  const no = { given: false, at, wording: 'offers_sms-3: Unsubscribed' };
  assert.deepEqual(says('GOLD', 'yes', 'Unsubscribed', '31/01/2024'), {
    tier: 'id of gold',
    allows: ['email', 'sms', 'whatsapp', 'phone'].map((channel) =>
      channel === 'sms'
        ? { channel, ...no }
        : { channel, given: true, at, wording: 'offers-2: yes' },
    ),
  });
  assert.equal(says('', '', '', '31/01/2024'), undefined);
  assert.equal(says('', 'never subscribed', '', ''), undefined);
  const [first] = says('', '', 'opted in', '')?.allows ?? [];
  assert.deepEqual(first, {
    channel: 'sms',
    given: true,
    at: null,
    wording: 'offers_sms-3: opted in',
  });
  for (const [written, then] of [
    ['2024-01-31 09:30', '2024-01-31T02:30:00.000Z'],
    ['2024-01-31T9:30:05', '2024-01-31T02:30:05.000Z'],
    ['2024-01-31T09:30:00.123Z', '2024-01-31T09:30:00.000Z'],
    ['2024-01-31 09:30:00 +02:00', '2024-01-31T07:30:00.000Z'],
  ] as const)
    assert.equal(says('', 'yes', '', written)?.allows[0]?.at?.toISOString(), then);
  const wrong = faults(['Ann', 'Platinum', 'maybe', 'yes', '2027-01-01'], targets);
  assert.deepEqual(
    wrong.map(({ heading, message }) => [heading, message]),
    [
      ['tier-1', 'There is no tier “Platinum”. Name it in the settings first.'],
      ['offers-2', 'This is neither yes nor no.'],
      ['offers_at-4', 'This is not a day between 2000 and today.'],
    ],
  );
  for (const day of ['1999-12-31', '31/02/2024', 'soon'])
    assert.equal(faults(['Ann', '', 'yes', '', day], targets).length, 1, day);
});

test('numbers of one’s own come by their kinds, and a birth date with the document it was seen on', () => {
  const targets: ImportTarget[] = [
    'full_name',
    'number:membership',
    'number:national_id',
    'birth_date',
    'birth_date_checked',
  ];
  const { person } = profile(
    ['Ada', 'M-1042', '1 1017 00230 70 8', '13/04/1990', 'Passport'],
    targets,
  );
  assert.deepEqual(person.numbers, [
    { kind: 'membership', value: 'M-1042' },
    { kind: 'national_id', value: '1 1017 00230 70 8' },
  ]);
  assert.deepEqual([person.birthDate, person.birthDateChecked], ['1990-04-13', 'passport']);
  const unseen = profile(['Ada', '', 'n/a', '13/04/1990', 'no'], targets).person;
  assert.deepEqual([unseen.numbers, unseen.birthDateChecked], [undefined, undefined]);
  assert.deepEqual(
    faults(['Ada', '000', '1.10170E+12', '13/04/1990', 'perhaps'], targets).map(
      ({ heading }) => heading,
    ),
    ['number:membership-1', 'number:national_id-2', 'birth_date_checked-4'],
  );
});
