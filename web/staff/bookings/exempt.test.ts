import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toSetAside } from './exempt.ts';

test('hours, caps and times off are set aside, and what others have is not', () => {
  const always = ['notice', 'window', 'grid'];
  assert.deepEqual(toSetAside(['break', 'hours', 'daily_cap']), [...always, 'hours', 'caps']);
  assert.deepEqual(toSetAside(['time_off']), [...always, 'time_off']);
  assert.equal(toSetAside(['hours', 'busy']), undefined);
  assert.equal(toSetAside([]), undefined);
});
