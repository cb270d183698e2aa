import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { planImport, shownImport, startImport, uploadImport } from '#imports';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { follow } from './follow.ts';

forEachDatabase('following an import', (opened) => {
  /** A running import that nobody works, and a way to move it. */
  async function running() {
    const { db } = opened();
    const { files } = testPorts(db);
    const { staff, id: tenant, system } = await makeBusiness(db, 'follow');
    const { owner } = staff;
    const name = 'people.csv';
    async function* bytes() {
      yield Buffer.from('id,name\n1,Ann Lind\n');
    }
    const upload = { type: 'text/csv', name, bytes: bytes() };
    const row = await uploadImport(db, files, owner, { upload, name, maxBytes: 1e5 });
    const mapping = { id: 'outside_id', name: 'full_name' } as const;
    const plan = { mapping, dateOrder: 'ymd' as const, source: 'till', makeTags: false };
    await db.as(owner, 'caller', (tx) => planImport(tx, owner, row.id, plan));
    const begun = await db.as(owner, 'caller', (tx) => startImport(tx, owner, row.id));
    const move = (change: { done_bytes?: number; state?: string }) =>
      db.as(system, 'engine', (tx) =>
        tx.updateTable('imports').set(change).where('tenant_id', '=', tenant).execute(),
      );
    return { db, system, begun: shownImport(begun, new Date()), move };
  }

  const still = { signal: new AbortController().signal, say: () => undefined, stillMs: 2000 };

  test('lasts for as long as it moves, and ends with it', async () => {
    const { db, system, begun, move } = await running();
    const from = performance.now();
    const following = follow(db, system, begun, still);
    for (let bytes = 1; bytes <= 6; bytes += 1) {
      await sleep(500);
      await move({ done_bytes: bytes });
    }
    await move({ state: 'done' });
    const { state, doneBytes } = await following;
    assert.deepEqual([state, doneBytes], ['done', 6]);
    assert.ok(performance.now() - from > 2500);
  });

  test('ends where nothing moves any more, and where it is interrupted', async () => {
    const { db, system, begun } = await running();
    assert.equal((await follow(db, system, begun, still)).state, 'running');
    const interrupt = new AbortController();
    const following = follow(db, system, begun, {
      ...still,
      stillMs: 60_000,
      signal: interrupt.signal,
    });
    interrupt.abort();
    assert.equal((await following).state, 'running');
  });
});
