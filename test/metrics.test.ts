import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { sql } from 'kysely';
import { enqueue } from '#platform/enqueue';
import { asWorker } from '#platform/queue/port';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { serving } from '#test/serving';
import { watchProgram } from '../server/watch.ts';

/** What the documentation says there is to watch. */
async function documented(): Promise<string[]> {
  const text = await readFile(new URL('../docs/operations.md', import.meta.url), 'utf8');
  return [...text.matchAll(/^\| `(clientele_\w+)` \|/gm)].map(([, name = '']) => name).toSorted();
}

forEachDatabase('metrics', (opened) => {
  const exposed = async (): Promise<string> => {
    const { db, engine } = opened();
    watchProgram(engine);
    const server = await serving({ db });
    try {
      return (await server.send('GET', '/metrics')).text;
    } finally {
      await server.close();
    }
  };

  test('are those that the documentation names, and no others of ours', async () => {
    const names = (await exposed()).matchAll(/^# TYPE (clientele_\w+) /gm);
    assert.deepEqual([...names].map(([, name = '']) => name).toSorted(), await documented());
  });

  test('tell how long the oldest job has waited that could be worked', async () => {
    const { db, engine } = opened();
    const waits = async () => {
      const found = /^clientele_jobs_oldest_waiting_seconds (\S+)$/m.exec(await exposed());
      return Number(found?.[1]);
    };
    assert.equal(await waits(), 0);
    const { id, system } = await makeBusiness(db, 'golf');
    const later = new Date(Date.now() + 3_600_000);
    await db.as(system, 'caller', async (tx) => {
      const send = (period: string, after?: Date) =>
        enqueue(tx, 'idempotency.clean', { tenant: id, period }, after && { after });
      await send('now');
      await send('later', later);
    });
    await asWorker(engine, (tx) =>
      sql`UPDATE pgboss.job SET start_after = start_after - interval '90 seconds'`.execute(tx),
    );
    const seconds = await waits();
    assert.ok(seconds >= 90 && seconds < 120, `${seconds} s`);
  });
});
