import assert from 'node:assert/strict';
import { test } from 'node:test';
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
const ann = { ...nobody, givenName: 'Ann', familyName: 'Lee' };

test('what is empty is filled', () => {
  const said = { ...ann, company: 'Lagoon' };
  assert.deepEqual(surviving(nobody, [], said, 'p1'), {
    givenName: 'Ann',
    familyName: 'Lee',
    company: 'Lagoon',
  });
});

test('what another profile said stands, what the same profile said follows it', () => {
  const sources = [source(['givenName', 'familyName'], 'p1')];
  const said = { ...nobody, givenName: 'Anne', familyName: 'Lee' };
  assert.deepEqual(surviving(ann, sources, said, 'p2'), {});
  assert.deepEqual(surviving(ann, sources, said, 'p1'), { givenName: 'Anne' });
});

test('a name is one: parts of two sources do not mix', () => {
  const live = { ...nobody, givenName: 'Ann' };
  const sources = [source(['givenName'], 'p1')];
  assert.deepEqual(surviving(live, sources, { ...nobody, familyName: 'Lee' }, 'p2'), {});
});

test('what staff said stands, also when they emptied it', () => {
  const sources = [source(['company'], null)];
  assert.deepEqual(surviving(nobody, sources, { ...nobody, company: 'Lagoon' }, 'p1'), {});
});

test('a field has one source, the last one', () => {
  const first = source(['givenName', 'company'], 'p1');
  const second = source(['company'], null);
  const sources = resourced([first], second);
  assert.equal(sourceOf(sources, 'company')?.source, 'staff');
  assert.equal(sourceOf(sources, 'givenName')?.source, 'crm');
  assert.equal(sourceOf(sources, 'note'), undefined);
});
