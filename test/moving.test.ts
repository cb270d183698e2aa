import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { runCommand } from '#test/command';
import { databaseKinds } from '#test/databases';
import { demoFolder } from '#test/demo-folder';
import { openEmptyDatabase, type EmptyDatabase } from '#test/empty-database';
import { inOneState, readRows } from '../server/copy/rows.ts';
import { tablesInOrder } from '../server/copy/tables.ts';
import { openDataFolder } from '../server/platform/embedded.ts';
import type { Engine } from '../server/platform/engine.ts';

const csv = `id,name,email
1,Ratana Wongsawat,ratana.w@mail.example
2,Colette Marchand,colette.m@mail.example
`;

/** Every row of every table, as the database writes it. */
function everyRow(engine: Engine): Promise<Record<string, string[]>> {
  return engine.asLogin((login) =>
    inOneState(login, 'READ ONLY', async () => {
      const found: Record<string, string[]> = {};
      for (const table of await tablesInOrder(login)) {
        const rows = await Array.fromAsync(readRows(login, table));
        found[table.name] = rows.flat().toSorted();
      }
      return found;
    }),
  );
}

/** Every stored file by its path, as it lies there. */
async function everyFile(dataDir: string): Promise<Record<string, string>> {
  const folder = path.join(dataDir, 'files');
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name));
  return Object.fromEntries(
    await Promise.all(
      files.map(async (file) => [path.relative(folder, file), await readFile(file, 'base64')]),
    ),
  );
}

// A whole program's life: tried as a person would, command by command, on data that the commands before have made.
if (databaseKinds.includes('postgres') && databaseKinds.includes('embedded'))
  describe(
    'from the embedded database to PostgreSQL, and from there to another',
    { concurrency: false },
    () => {
      let folder = '';
      let first: EmptyDatabase;
      let second: EmptyDatabase;
      const home = (name: string) => path.join(folder, name);
      const embedded = () => ({ CLIENTELE_DATA_DIR: home('data') });
      const settings = async ({ urls }: EmptyDatabase, name: string) => ({
        CLIENTELE_DATA_DIR: home(name),
        DATABASE_URL: urls?.runtime ?? '',
        CLIENTELE_SMTP_URL: 'smtp://127.0.0.1:1',
        CLIENTELE_MAIL_FROM: 'Club <club@club.example>',
        MIGRATE_DATABASE_URL: urls?.owner ?? '',
        CLIENTELE_MASTER_KEY: (await readFile(home('data/key'), 'utf8')).trim(),
      });
      const ok = async (args: readonly string[], env: Record<string, string>) => {
        const { code, said, complained } = await runCommand(args, env);
        assert.equal(code, 0, `${args.join(' ')}: ${said}${complained}`);
        return said;
      };

      before(async () => {
        folder = await mkdtemp(path.join(os.tmpdir(), 'clientele-moving-'));
        first = await openEmptyDatabase('postgres');
        second = await openEmptyDatabase('postgres');
        await writeFile(home('people.csv'), csv);
      });
      after(async () => {
        await first.close();
        await second.close();
        await rm(folder, { recursive: true });
      });

      test('everything is moved, table by table', async () => {
        await cp(await demoFolder(), home('data'), { recursive: true });
        await ok(['import', home('people.csv'), '--business', 'birdie'], embedded());
        const said = await ok(['move', '--to', first.urls?.owner ?? ''], embedded());
        assert.match(said, /every table was read back and is the same/);
        const engine = await openDataFolder({ dataDir: home('data') });
        const left = await everyRow(engine);
        await engine.close();
        assert.ok((left['clientele.customers'] ?? []).length > 20);
        assert.deepEqual(await everyRow(first.owner), left);
        const again = await runCommand(['move', '--to', first.urls?.owner ?? ''], embedded());
        assert.equal(again.code, 1);
        assert.match(again.complained, /the target is not empty/);
      });

      test('the program works there, with the key and the files that it had', async () => {
        const env = await settings(first, 'moved');
        await cp(home('data/files'), home('moved/files'), { recursive: true });
        await ok(['migrate'], env);
        const doctor = await runCommand(['doctor', '--json'], env);
        const { findings } = JSON.parse(doctor.said) as { findings: { what: string }[] };
        // What is this machine's, and not of what was moved.
        const odd = findings
          .map(({ what }) => what)
          .filter((what) => !/fsync|Links in mail|disagree about the clocks/.test(what));
        assert.deepEqual(odd, []);
        const said = await ok(['import', home('people.csv'), '--business', 'birdie'], env);
        assert.match(said, /done: 2 rows; .* 2 unchanged/);
      });

      test('a backup of PostgreSQL comes back in another one, row by row and file by file', async () => {
        const env = await settings(first, 'moved');
        const backup = home('one.backup');
        const before = await everyRow(first.owner);
        assert.match(await ok(['backup', backup], env), /The master key is not in it/);
        const target = await settings(second, 'restored');
        const { CLIENTELE_MASTER_KEY: _, ...without } = target;
        const other = Buffer.alloc(32, 7).toString('base64');
        const wrong = await runCommand(['restore', backup], {
          ...without,
          CLIENTELE_MASTER_KEY: other,
        });
        assert.equal(wrong.code, 1);
        assert.match(wrong.complained, /The backup needs the master key/);
        assert.match(await ok(['restore', backup], target), /every table was checked/);
        assert.deepEqual(await everyRow(second.owner), before);
        const files = await everyFile(home('moved'));
        assert.ok(Object.keys(files).length > 0);
        assert.deepEqual(await everyFile(home('restored')), files);
        const again = await runCommand(['restore', backup], target);
        assert.match(again.complained, /the target is not empty/);
        const said = await ok(['import', home('people.csv'), '--business', 'birdie'], target);
        assert.match(said, /done: 2 rows; .* 2 unchanged/);
      });
    },
  );
