import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crash } from '#test/crash/crash';
import { databaseKinds } from '#test/databases';

// A few kills, of which `npm run bench -- crash` does more.
const kills = 3;

for (const kind of databaseKinds) {
  test(`killed ${kills} times under load, the program loses nothing it acknowledged (${kind})`, async () => {
    const { acknowledged, restarts, strange, ...came } = await crash({
      kind,
      kills,
      clients: 8,
      rows: 600,
    });
    const { lost, doubled, halfWritten, importsAstray, jobsAstray } = came;
    assert.deepEqual(
      { lost, doubled, halfWritten, importsAstray, jobsAstray },
      { lost: 0, doubled: 0, halfWritten: 0, importsAstray: 0, jobsAstray: 0 },
    );
    assert.deepEqual(strange, []);
    assert.ok(acknowledged > 0, 'something was acknowledged at all');
    assert.equal(restarts.length >= kills, true);
  });
}
