import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crashMessages } from '#test/crash/messages';

// A few kills, of which `npm run bench -- messages-crash --plain` does more.
const kills = 20;

test(`killed ${kills} times while it sends, the program loses no message and doubles none, through a mail server that does not`, async () => {
  const came = await crashMessages({ kind: 'postgres', kills, clients: 4, deduplicates: false });
  assert.deepEqual([came.lost, came.doubled], [0, 0], JSON.stringify(came));
  assert.deepEqual(came.strange, []);
  assert.ok(came.sent > 0, 'something was sent at all');
});
