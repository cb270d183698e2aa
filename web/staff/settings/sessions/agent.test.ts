import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agentOf } from './agent.ts';

const mozilla = 'Mozilla/5.0';
const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test('browsers that claim to be others are told apart', () => {
  const windows = `${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/140.0.0.0 Safari/537.36`;
  assert.deepEqual(agentOf(windows), { browser: 'Chrome', system: 'Windows' });
  assert.deepEqual(agentOf(`${windows} Edg/140.0.0.0`), { browser: 'Edge', system: 'Windows' });
  const phone = `${mozilla} (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1`;
  assert.deepEqual(agentOf(phone), { browser: 'Safari', system: 'iOS' });
  const android = `${mozilla} (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0`;
  assert.deepEqual(agentOf(android), { browser: 'Firefox', system: 'Android' });
});

test('what is not known is not guessed', () => {
  assert.equal(agentOf(null), undefined);
  assert.equal(agentOf('robot/1.0'), undefined);
});
