import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomerRecord } from '#contract/customer';
import { carryOver, changeOf, draftOf } from './change.ts';

const source = { source: 'staff', profile: null, user: null, at: '2026-01-01T00:00:00.000Z' };
const told = (value: string | null) => (value === null ? null : { value, source });

function record(
  version: number,
  fields: Record<string, string>,
  tags: string[] = [],
  handicap = '12',
) {
  const known = ['givenName', 'familyName', 'fullName', 'company', 'birthDate', 'language', 'note'];
  return {
    version,
    fields: Object.fromEntries(known.map((name) => [name, told(fields[name] ?? null)])),
    tags: tags.map((id) => ({ id, name: id, color: 'grey' })),
    values: [{ key: 'handicap', value: handicap }],
  } as unknown as CustomerRecord;
}

const base = record(3, { givenName: 'Ann', familyName: 'Lee' }, ['vip']);

test('only what differs is sent, and emptied fields as null', () => {
  assert.deepEqual(changeOf(draftOf(base), base), { version: 3 });
  const draft = { ...draftOf(base), familyName: null, tags: [], values: { handicap: '9' } };
  assert.deepEqual(changeOf(draft, base), {
    version: 3,
    familyName: null,
    removeTags: ['vip'],
    values: { handicap: '9' },
  });
});

test('what only they changed becomes theirs, what only I changed stays mine, what both changed is asked', () => {
  const fresh = record(4, { givenName: 'Anna', familyName: 'Li', company: 'Acme' }, ['vip', 'new']);
  const mine = { ...draftOf(base), givenName: 'Anne', note: 'Tall' };
  const { draft, differing } = carryOver(mine, base, fresh);
  assert.deepEqual(differing, [{ field: 'givenName', mine: 'Anne', theirs: 'Anna' }]);
  assert.deepEqual(changeOf(draft, fresh), { version: 4, givenName: 'Anne', note: 'Tall' });
});

test('own fields meet like any other, and each keeps their tags', () => {
  const fresh = record(4, { givenName: 'Ann', familyName: 'Lee' }, ['new'], '10');
  const mine = { ...draftOf(base), tags: ['vip', 'mine'], values: { handicap: '9' } };
  const { draft, differing } = carryOver(mine, base, fresh);
  assert.deepEqual(differing, [{ field: 'values.handicap', mine: '9', theirs: '10' }]);
  assert.deepEqual(draft.tags, ['new', 'mine']);
  assert.deepEqual(changeOf(draft, fresh), {
    version: 4,
    addTags: ['mine'],
    values: { handicap: '9' },
  });
});
