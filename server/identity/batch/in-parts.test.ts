import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inParts } from './in-parts.ts';

test('a whole name tells the part that has no column', () => {
  const [given, family] = ['Ratana', 'Wongsawat'];
  const both = { given: 'ratana', family };
  assert.deepEqual(inParts({ given: undefined, family, full: 'Wongsawat, Ratana' }), both);
  assert.deepEqual(inParts({ given: undefined, family, full: 'Ratana' }), both);
  const wholes = ['Ratana', 'Ratana Lady of the far high hills', undefined];
  for (const full of wholes)
    assert.deepEqual(inParts({ given, family: undefined, full }), { given, family: undefined });
  const settled = { given, family, full: 'Somebody Else' };
  assert.deepEqual(inParts(settled), { given, family });
});
