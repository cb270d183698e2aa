import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/** One file of SQL under database/, read. */
export interface Script {
  readonly name: string;
  readonly checksum: string;
  readonly statements: readonly string[];
  /**
   * One statement that cannot run in a transaction, such as CREATE INDEX CONCURRENTLY IF NOT EXISTS; marked `-- alone` on
   * its first line. It may be run again: a crash can come between it and the note that it was done.
   */
  readonly alone: boolean;
}

/** Reads the scripts of a folder in order. A statement ends with a semicolon before a blank line. */
export async function readScripts(folder: URL): Promise<Script[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      const alone = text.startsWith('-- alone');
      const statements = text
        .split(/(?<=;)[ \t]*\n(?:[ \t]*\n)+/)
        .map((statement) => statement.trim())
        .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '');
      if (alone && statements.length !== 1)
        throw new Error(`${name}: a script that runs alone holds one statement`);
      if (alone && !/\bIF (NOT )?EXISTS\b/i.test(text.replace(/^--.*$/gm, '')))
        throw new Error(
          `${name}: a script that runs alone says IF NOT EXISTS, as it may run again`,
        );
      return { name, alone, statements, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

const databaseFolder = new URL('../../database/', import.meta.url);

/** What a database is brought up to. */
export interface Scripts {
  readonly migrations: readonly Script[];
  readonly routines: readonly Script[];
}

/** All scripts of this program: numbered migrations, then re-runnable routines. */
export async function programScripts(): Promise<Scripts> {
  const [migrations, routines] = await Promise.all([
    readScripts(new URL('migrations/', databaseFolder)),
    readScripts(new URL('routines/', databaseFolder)),
  ]);
  return { migrations, routines };
}
