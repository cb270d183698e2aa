import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDataFolder, openInMemory } from './embedded.ts';
import { sweep } from './vacuum.ts';

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'clientele-data-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

test('a data folder is made, closed and opened again with what it held', async () => {
  const first = await openDataFolder({ dataDir });
  await first.asLogin((login) => login.run('CREATE TABLE kept AS SELECT 7 AS seven'));
  await assert.rejects(openDataFolder({ dataDir }), /Another Clientele \(process \d+\)/);
  await first.close();
  assert.deepEqual((await readdir(dataDir)).toSorted(), ['database', 'format']);
  const again = await openDataFolder({ dataDir });
  const rows = await again.asLogin((login) => login.run('SELECT seven FROM kept'));
  await again.close();
  assert.deepEqual(rows, [{ seven: 7 }]);
});

test('a folder of another PostgreSQL or another layout is not touched', async () => {
  await (await openDataFolder({ dataDir })).close();
  await writeFile(path.join(dataDir, 'database', 'PG_VERSION'), '17\n');
  await assert.rejects(openDataFolder({ dataDir }), /holds a PostgreSQL 17 database/);
  await writeFile(path.join(dataDir, 'format'), '2\n');
  await assert.rejects(openDataFolder({ dataDir }), /written in layout 2/);
});

test('a database half made by a killed process is made anew', async () => {
  await writeFile(path.join(dataDir, 'database.new'), 'half');
  await (await openDataFolder({ dataDir })).close();
  assert.deepEqual((await readdir(dataDir)).toSorted(), ['database', 'format']);
});

test('a worn table is swept, and only that one', async () => {
  const engine = await openInMemory();
  const run = (text: string) => engine.asLogin((login) => login.run(text));
  await run('CREATE TABLE worn (a int); CREATE TABLE calm (a int)');
  await run('INSERT INTO worn SELECT generate_series(1, 2000); INSERT INTO calm VALUES (1)');
  await run('DELETE FROM worn WHERE a > 10');
  assert.equal(await sweep(engine), 1);
  assert.equal(await sweep(engine), 0);
  await engine.close();
});

test('the database of a data folder is swept every minute, until it is closed', async (context) => {
  context.mock.timers.enable({ apis: ['setInterval'] });
  const engine = await openDataFolder({ dataDir });
  const run = <R>(text: string) => engine.asLogin((login) => login.run<R>(text));
  const wear = async () => {
    await run('INSERT INTO worn SELECT generate_series(1, 2000)');
    await run('DELETE FROM worn WHERE a > 10');
  };
  const sweeps = async () => {
    const [row] = await run<{ count: number }>(
      `SELECT vacuum_count::int AS count FROM pg_stat_user_tables WHERE relname = 'worn'`,
    );
    return row?.count;
  };
  await run('CREATE TABLE worn (a int)');
  for (const turn of [1, 2]) {
    await wear();
    context.mock.timers.tick(59_000);
    await sleep(100);
    assert.equal(await sweeps(), turn - 1, 'before the minute is over');
    context.mock.timers.tick(1_000);
    for (let patience = 0; patience < 100 && (await sweeps()) !== turn; patience += 1)
      await sleep(20);
    assert.equal(await sweeps(), turn);
  }
  await engine.close();
  context.mock.timers.tick(600_000);
});
