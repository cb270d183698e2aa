import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readiness } from './health.ts';

test('a database that never answers makes the server not ready, and is not waited for', async () => {
  const never = () => new Promise<readonly string[]>(() => undefined);
  const answer = await readiness(never, new AbortController().signal, 20)();
  assert.equal(answer.status, 503);
  assert.match(await answer.text(), /does not answer/);
});
