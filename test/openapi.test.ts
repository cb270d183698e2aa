import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api } from '#contract';
import { errorsOf } from '#contract/openapi';
import type { Operation } from '#contract/operation';

test('a repeatable write says how a reused key is refused, and what is guarded otherwise promises none', () => {
  for (const [name, operation] of Object.entries(api) as [string, Operation][]) {
    const codes = errorsOf(operation);
    const keyed = operation.method !== 'GET' && ['staff', 'customer'].includes(operation.who.kind);
    assert.equal(codes.includes('key_reused'), keyed, name);
    assert.equal(codes.includes('cross_site'), operation.method !== 'GET', name);
    assert.ok(codes.includes('unavailable') && codes.includes('internal'), name);
  }
});
