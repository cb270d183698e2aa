import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Precedence } from './precedence.ts';
import { resourced, sourceOf, type Source } from './sources.ts';
import { nobody, surviving } from './survive.ts';

const source = (fields: Source['fields'], profile: string | null): Source => ({
  fields,
  source: profile === null ? 'staff' : 'crm',
  profile,
  user: profile === null ? 'u' : null,
  at: '2026-01-01T00:00:00.000Z',
  version: 1,
});
const says = (profile: string, source = 'crm') => ({ source, profile });
const ann = { ...nobody, givenName: 'Ann', familyName: 'Lee' };

test('what is empty is filled', () => {
  const said = { ...ann, company: 'Lagoon' };
  assert.deepEqual(surviving(nobody, [], said, says('p1'), []), {
    givenName: 'Ann',
    familyName: 'Lee',
    company: 'Lagoon',
  });
});

test('what another profile said stands, what the same profile said follows it', () => {
  const sources = [source(['givenName', 'familyName'], 'p1')];
  const said = { ...nobody, givenName: 'Anne', familyName: 'Lee' };
  assert.deepEqual(surviving(ann, sources, said, says('p2'), []), {});
  assert.deepEqual(surviving(ann, sources, said, says('p1'), []), { givenName: 'Anne' });
});

test('a name is one: parts of two sources do not mix', () => {
  const live = { ...nobody, givenName: 'Ann' };
  const sources = [source(['givenName'], 'p1')];
  assert.deepEqual(surviving(live, sources, { ...nobody, familyName: 'Lee' }, says('p2'), []), {});
});

test('what staff said stands, also when they emptied it', () => {
  const sources = [source(['company'], null)];
  assert.deepEqual(
    surviving(nobody, sources, { ...nobody, company: 'Lagoon' }, says('p1'), []),
    {},
  );
});

test('a field has one source, the last one', () => {
  const first = source(['givenName', 'company'], 'p1');
  const second = source(['company'], null);
  const sources = resourced([first], second);
  assert.equal(sourceOf(sources, 'company')?.source, 'staff');
  assert.equal(sourceOf(sources, 'givenName')?.source, 'crm');
  assert.equal(sourceOf(sources, 'note'), undefined);
});

const order: Precedence = [
  { source: 'till', fills: ['note'] },
  { source: 'crm', fills: [] },
];

test('a source takes a field over from one that the business placed below it, never from one above', () => {
  const fromCrm = [source(['company', 'note'], 'p1')];
  const live = { ...nobody, company: 'Lagoon', note: 'old' };
  const said = { ...nobody, company: 'Lagune', note: 'new' };
  assert.deepEqual(surviving(live, fromCrm, said, says('p2', 'till'), order), {
    company: 'Lagune',
  });
  assert.deepEqual(surviving(live, fromCrm, said, says('p2', 'form'), order), {});
  const fromTill = [{ ...source(['company'], 'p1'), source: 'till' }];
  assert.deepEqual(surviving(live, fromTill, said, says('p2', 'crm'), order), { note: 'new' });
});

test('a source that is not placed gives way to one that is, and not to another like it', () => {
  const fromForm = [{ ...source(['company'], 'p1'), source: 'form' }];
  const said = { ...nobody, company: 'Lagune' };
  const live = { ...nobody, company: 'Lagoon' };
  assert.deepEqual(surviving(live, fromForm, said, says('p2'), order), { company: 'Lagune' });
  assert.deepEqual(surviving(live, fromForm, said, says('p2', 'chat'), order), {});
});

test('nothing stands above staff, and a name is taken over whole', () => {
  const byStaff = [source(['givenName', 'familyName'], null)];
  const said = { ...nobody, fullName: 'Anne Lee-Wong' };
  assert.deepEqual(surviving(ann, byStaff, said, says('p2', 'till'), order), {});
  const byCrm = [source(['givenName', 'familyName'], 'p1')];
  assert.deepEqual(surviving(ann, byCrm, said, says('p2', 'till'), order), {
    givenName: null,
    familyName: null,
    fullName: 'Anne Lee-Wong',
  });
});

test('nobody empties what another said', () => {
  const fromCrm = [source(['company'], 'p1')];
  const live = { ...nobody, company: 'Lagoon' };
  assert.deepEqual(surviving(live, fromCrm, { ...nobody, note: 'x' }, says('p2', 'till'), order), {
    note: 'x',
  });
});
