import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slug } from '#contract/shapes';
import { slugOf } from './slug.ts';

test('names become addresses that the contract takes', () => {
  assert.equal(slugOf('Café Été & Fils'), 'cafe-ete-fils');
  assert.equal(slugOf('  LENGOLF  '), 'lengolf');
  assert.equal(slugOf(`${'a'.repeat(39)} b`), 'a'.repeat(39));
  assert.equal(slugOf('สนามกอล์ฟ'), '');
  for (const name of ['Café Été & Fils', 'A', '7-Eleven', 'x'.repeat(80)])
    assert.ok(slug.safeParse(slugOf(name)).success, name);
});
