import type { Engine, Login } from '#platform/engine';
import type { FilePort } from '#platform/files';
import { migrate } from '#platform/migrate';
import { programScripts } from '#platform/scripts';
import { readArchive, type Line } from './archive.ts';
import type { Head, TableEnd } from './backup.ts';
import { inOneState, insistEmpty, insistSame, writeRows } from './rows.ts';
import { tablesInOrder, type Table } from './tables.ts';
import type { Sum } from './tally.ts';

const batchRows = 500;
const mostFileBytes = 1_000_000_000;

/**
 * Reads a whole backup once and gives its head.
 * @throws when it is damaged, not a backup, or made by a later version
 */
export async function checkedHead(file: string): Promise<Head> {
  let first: string | undefined;
  for await (const { kind, text } of readArchive(file)) if (kind === 'h') first = text;
  // Only now: before its end was reached, nothing says that the line is what was written.
  const head = first === undefined ? undefined : (JSON.parse(first) as Head);
  if (head?.format !== 1) throw new Error(`${file} is not a backup that this version can read`);
  const known = new Set((await programScripts()).migrations.map(({ name }) => name));
  const later = head.migrations.find((name) => !known.has(name));
  if (later !== undefined)
    throw new Error(`${file} was made by a later version of Clientele: it has ${later}`);
  return head;
}

/**
 * Brings an empty database to the state of a backup, all or nothing, and checks every table against it. The database
 * then has the migrations that the backup had; later ones are applied by whoever called.
 * @returns how many rows there are
 */
export async function restoreInto(
  owner: Engine,
  files: FilePort,
  file: string,
  head: Head,
): Promise<number> {
  const { migrations } = await programScripts();
  const had = new Set(head.migrations);
  await migrate(owner, 'unknown', {
    migrations: migrations.filter(({ name }) => had.has(name)),
    routines: [],
  });
  return owner.asLogin((login) =>
    inOneState(login, 'READ WRITE', async () => {
      const tables = await tablesInOrder(login);
      await insistEmpty(login, tables);
      const sums = await fill(login, files, tables, readArchive(file));
      await insistSame(login, tables, sums);
      return sums.values().reduce((total, { rows }) => total + rows, 0);
    }),
  );
}

async function fill(
  login: Login,
  files: FilePort,
  tables: readonly Table[],
  lines: AsyncIterable<Line>,
): Promise<Map<string, Sum>> {
  const sums = new Map<string, Sum>();
  let table: Table | undefined;
  let rows: string[] = [];
  const flush = async () => {
    if (table !== undefined && rows.length > 0) await writeRows(login, table, rows);
    rows = [];
  };
  const stored = new StoredFiles(files);
  for await (const { kind, text } of lines) {
    if (kind === 'r') rows.push(text);
    if (rows.length >= batchRows || kind !== 'r') await flush();
    if (kind === 't') table = sameTable(tables, JSON.parse(text) as Table);
    if (kind === 's') {
      const { table: name, ...sum } = JSON.parse(text) as TableEnd;
      sums.set(name, sum);
    }
    await stored.take(kind, text);
  }
  await stored.end();
  return sums;
}

function sameTable(tables: readonly Table[], kept: Table): Table {
  const found = tables.find(({ name }) => name === kept.name);
  if (found === undefined || JSON.stringify(found) !== JSON.stringify(kept))
    throw new Error(`${kept.name} has other columns here than in the backup`);
  return found;
}

/** Puts files back as their lines arrive. */
class StoredFiles {
  readonly #files: FilePort;
  #named: { tenant: string; sha256: string } | undefined;
  #chunks: Buffer[] = [];

  constructor(files: FilePort) {
    this.#files = files;
  }

  async take(kind: string, text: string): Promise<void> {
    if (kind === 'd') this.#chunks.push(Buffer.from(text, 'base64'));
    if (kind !== 'f') return;
    await this.end();
    this.#named = JSON.parse(text) as { tenant: string; sha256: string };
  }

  async end(): Promise<void> {
    const [named, chunks] = [this.#named, this.#chunks];
    this.#named = undefined;
    this.#chunks = [];
    if (named === undefined || chunks.length === 0) return;
    const { sha256 } = await this.#files.put(named.tenant, oneByOne(chunks), mostFileBytes);
    if (sha256 !== named.sha256) throw new Error(`the stored file ${named.sha256} was changed`);
  }
}

async function* oneByOne(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}
