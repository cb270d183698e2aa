import assert from 'node:assert/strict';
import { test } from 'node:test';
import { telling } from './telling.ts';

const value = (field: string, from: string | null, to: string | null) => ({ field, from, to });

test('what was made or removed is told by its name, a change by its fields', () => {
  const made = { type: 'tag.added', fields: ['color', 'name'] } as const;
  const values = [value('color', null, 'red'), value('name', null, 'VIP')];
  assert.equal(telling({ ...made, fields: [...made.fields], values }), 'VIP');
  const removed = {
    type: 'tag.removed',
    fields: ['name'],
    values: [value('name', 'VIP', null)],
  } as const;
  assert.equal(telling({ ...removed, fields: ['name'], values: [...removed.values] }), 'VIP');
  const changed = { type: 'tag.changed', fields: ['name'], values } as const;
  assert.equal(telling({ ...changed, fields: ['name'], values }), 'name');
});

test('an event whose values were erased still says which fields it was about', () => {
  assert.equal(telling({ type: 'customer.made', fields: ['name'], values: [] }), 'name');
});
