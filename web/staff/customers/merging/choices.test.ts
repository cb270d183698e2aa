import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MergePreview } from '#contract/merges';
import { choicesOf, linesOf, tierLine } from './choices.ts';

const party = (id: string) => ({
  id,
  name: id,
  version: 1,
  email: null,
  phone: null,
  profiles: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
});
const side = (value: string | null) => ({ value, source: value === null ? null : 'crm' });

const preview: MergePreview = {
  survivor: party('older'),
  merged: party('younger'),
  fields: [
    { field: 'name', survivor: side('Ann'), merged: side('Anna'), stands: 'older', by: 'first' },
    { field: 'note', survivor: side(null), merged: side('Tall'), stands: 'younger', by: 'only' },
  ],
  values: [
    {
      key: 'handicap',
      label: 'Handicap',
      survivor: side('9'),
      merged: side('12'),
      stands: 'younger',
      by: 'source',
    },
  ],
  firsts: [
    {
      kind: 'email',
      survivor: { id: 'e1', value: 'ann@one.example' },
      merged: { id: 'e2', value: 'ann@two.example' },
      stands: 'e1',
    },
    { kind: 'phone', survivor: null, merged: { id: 'p2', value: '+66 2' }, stands: 'p2' },
  ],
  moves: [],
  apart: null,
  why: { prior: 0, evidence: [], total: 0, probability: 0.5, model: 'test' },
};

test('nothing is sent of what stands by the rule, so that it keeps its source', () => {
  const lines = linesOf(preview);
  assert.deepEqual(choicesOf(preview, lines, new Map()), {});
  assert.deepEqual(
    choicesOf(preview, lines, new Map([['field name', 'survivor']])),
    {},
    'what the rule says already is no choice',
  );
});

test('what was chosen otherwise is sent: a customer of fields, a contact of what is first', () => {
  const lines = linesOf(preview);
  const chosen = new Map([
    ['field name', 'merged'],
    ['value handicap', 'survivor'],
    ['first email', 'merged'],
  ] as const);
  assert.deepEqual(choicesOf(preview, lines, chosen), {
    name: 'younger',
    values: { handicap: 'older' },
    email: 'e2',
  });
  assert.equal(lines.find(({ key }) => key === 'phone')?.rule, 'merged');
});

test('of two tiers the last that was said stands, and where neither was ever said there is no line', () => {
  const said = (name: string | null, at: string) => {
    const tier = name === null ? null : { id: name, name };
    const one = { id: at, tier, reason: '', at, actor: { kind: 'staff' as const, id: null } };
    return { now: tier && one, said: [one] };
  };
  const nothing = { now: null, said: [] };
  const [gold, silver] = [
    said('Gold', '2026-01-02T00:00:00.000Z'),
    said('Silver', '2026-02-03T00:00:00.000Z'),
  ];
  assert.equal(tierLine(nothing, nothing), undefined);
  const of = (...both: Parameters<typeof tierLine>) => {
    const line = tierLine(...both);
    return [line?.survivor.value, line?.merged.value, line?.rule, line?.by];
  };
  assert.deepEqual(of(gold, silver), ['Gold', 'Silver', 'merged', 'latest']);
  assert.deepEqual(of(silver, gold), ['Silver', 'Gold', 'survivor', 'latest']);
  assert.deepEqual(of(nothing, gold), [null, 'Gold', 'merged', 'only']);
  // That somebody is in no tier any more was said, too.
  assert.deepEqual(of(gold, said(null, '2026-03-04T00:00:00.000Z')), [
    'Gold',
    null,
    'merged',
    'latest',
  ]);
});
