import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { sha256 } from '#platform/crypto';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { workTask } from '#test/work-task';
import { uploadImport } from './upload.ts';

forEachDatabase('an upload that is refused', (opened) => {
  test('leaves no bytes behind', async () => {
    const { db } = opened();
    const golf = await makeBusiness(db, 'golf');
    const ports = testPorts(db);
    const text = `not a table\0 of anybody ${golf.id}`;
    const upload = {
      bytes: (async function* () {
        yield Buffer.from(text);
      })(),
      type: 'text/csv',
      name: 'junk.csv',
    };
    const given = { upload, name: 'junk.csv', maxBytes: 1000 };
    await assert.rejects(uploadImport(db, ports.files, golf.staff.owner, given), {
      code: 'file_unreadable',
    });
    const jobs = await opened().asOwner((login) =>
      login.run<{ payload: { sha256: string } }>(
        `SELECT data->'payload' AS payload FROM pgboss.job WHERE name = 'file.drop' AND group_id = $1`,
        [golf.id],
      ),
    );
    const hash = sha256(text).toString('hex');
    assert.deepEqual([...new Set(jobs.map(({ payload }) => payload.sha256))], [hash]);
    await workTask(db, golf.system, 'file.drop', { tenant: golf.id, sha256: hash }, ports);
    await assert.rejects(buffer(ports.files.read(golf.id, hash)), { code: 'ENOENT' });
  });
});
