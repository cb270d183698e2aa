import type { Engine, Login } from '#platform/engine';
import type { FilePort } from '#platform/files';
import { now } from '#platform/clock';
import type { MasterKey } from '#platform/master-key';
import { writeArchive, type WriteLine } from './archive.ts';
import { inOneState, readRows } from './rows.ts';
import { tablesInOrder } from './tables.ts';
import { Tally, type Sum } from './tally.ts';

/** What a backup says of itself, in its first line. */
export interface Head {
  readonly format: 1;
  readonly at: string;
  /** Migrations that the database had. */
  readonly migrations: readonly string[];
  /** Ids of the master keys that its secrets need. */
  readonly needs: readonly string[];
  /** Those keys in base64, newest first, where they came from the data folder. */
  readonly keys: readonly string[];
}

/** What a backup says of one table, after its rows. */
export interface TableEnd extends Sum {
  readonly table: string;
}

/** What went into a backup. */
export interface Backup {
  readonly rows: number;
  readonly files: number;
  /** Files that the database knows and the folder has lost. */
  readonly missing: readonly string[];
}

/**
 * Writes everything that the database and its files hold, as one state of it, into one file.
 * @param keys master keys to put beside it; none where the configuration holds them
 */
export async function backUp(
  engine: Engine,
  files: FilePort,
  keys: readonly MasterKey[],
  file: string,
): Promise<Backup> {
  let done: Backup = { rows: 0, files: 0, missing: [] };
  await writeArchive(file, async (write) => {
    done = await engine.asLogin((login) =>
      inOneState(login, 'READ ONLY', async () => {
        await write('h', JSON.stringify(await headOf(login, keys)));
        const rows = await writeTables(login, write);
        return { rows, ...(await writeFiles(login, files, write)) };
      }),
    );
  });
  return done;
}

async function headOf(login: Login, keys: readonly MasterKey[]): Promise<Head> {
  const migrations = await login.run<{ name: string }>(
    String.raw`SELECT name FROM clientele.migrations WHERE name ~ '^\d' ORDER BY name`,
  );
  const needs = await login.run<{ id: string }>(
    'SELECT DISTINCT master_key_id AS id FROM clientele.tenant_keys ORDER BY 1',
  );
  return {
    format: 1,
    at: now().toISOString(),
    migrations: migrations.map(({ name }) => name),
    needs: needs.map(({ id }) => id),
    keys: keys.map(({ bytes }) => bytes.toString('base64')),
  };
}

async function writeTables(login: Login, write: WriteLine): Promise<number> {
  let total = 0;
  for (const table of await tablesInOrder(login)) {
    await write('t', JSON.stringify(table));
    const tally = new Tally();
    for await (const rows of readRows(login, table))
      for (const row of rows) {
        tally.add(row);
        await write('r', row);
      }
    const end: TableEnd = { table: table.name, ...tally.sum };
    await write('s', JSON.stringify(end));
    total += end.rows;
  }
  return total;
}

async function writeFiles(login: Login, files: FilePort, write: WriteLine) {
  const known = await login.run<{ tenant: string; sha256: string }>(
    `SELECT DISTINCT tenant_id::text AS tenant, encode(sha256, 'hex') AS sha256 FROM clientele.files ORDER BY 1, 2`,
  );
  const missing: string[] = [];
  for (const { tenant, sha256 } of known) {
    await write('f', JSON.stringify({ tenant, sha256 }));
    try {
      for await (const chunk of files.read(tenant, sha256))
        await write('d', Buffer.from(chunk).toString('base64'));
      // Tells a file without bytes from one that is missing.
      await write('d', '');
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
      missing.push(sha256);
    }
  }
  return { files: known.length - missing.length, missing };
}
