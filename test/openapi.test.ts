import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api } from '#contract';
import { errorsOf } from '#contract/openapi';
import { isWrite, type Operation } from '#contract/operation';

test('a repeatable write says how a reused key is refused, and every operation what any may refuse with', () => {
  for (const [name, operation] of Object.entries(api) as [string, Operation][]) {
    const codes = errorsOf(operation);
    const { ownKey = false, who } = operation;
    const keyed = isWrite(operation) && (ownKey || ['staff', 'customer'].includes(who.kind));
    assert.equal(codes.includes('key_reused'), keyed, name);
    assert.ok(!keyed || codes.includes('erased'), name);
    for (const code of ['signed_out', 'cross_site', 'unavailable', 'internal'] as const)
      assert.ok(codes.includes(code), `${name} may be refused with ${code}`);
    assert.equal(codes.includes('forbidden'), operation.who.kind !== 'anyone', name);
  }
});
