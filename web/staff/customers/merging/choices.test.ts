import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MergePreview } from '#contract/merges';
import { choicesOf, linesOf } from './choices.ts';

interface Held {
  readonly id: string;
  readonly name: string;
}

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
  numbers: [],
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
  tier: null,
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

test('the tier is chosen as fields are, in the one merge; where neither is in any there is no line', () => {
  const [gold, silver] = ['Gold', 'Silver'].map((name) => ({ id: name, name })) as [Held, Held];
  const both = { survivor: gold, merged: silver, stands: 'younger', by: 'latest', kept: silver };
  const seen: MergePreview = { ...preview, tier: both as NonNullable<MergePreview['tier']> };
  const line = linesOf(seen).find(({ kind }) => kind === 'tier');
  assert.deepEqual(
    [line?.survivor.value, line?.merged.value, line?.rule, line?.by],
    ['Gold', 'Silver', 'merged', 'latest'],
  );
  const choose = (side: 'survivor' | 'merged') =>
    choicesOf(seen, linesOf(seen), new Map([['tier tier', side]]));
  assert.deepEqual(choose('survivor'), { tier: 'older' });
  assert.deepEqual(choose('merged'), {}, 'what was said last holds by itself');
  assert.ok(!linesOf(preview).some(({ kind }) => kind === 'tier'));
});
