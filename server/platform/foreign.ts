import pg from 'pg';

/** A database of somebody else, as it was at one moment. Everything comes as text; null as ''. */
export interface Foreign {
  readonly rows: (text: string, values?: readonly unknown[]) => Promise<string[][]>;
  /** Rows of a query, some at a time, so that a table of any size is read in bounded memory. */
  readonly stream: (text: string) => AsyncGenerator<string[][]>;
}

/** Whatever a value is, its text as PostgreSQL writes it. */
const asText = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig;

const rowsAtATime = 2000;
const connectMs = 10_000;
const statementMs = 600_000;

/**
 * Reads a database of somebody else in one transaction that PostgreSQL itself keeps from writing, and in which nothing
 * changes meanwhile. It is rolled back at the end.
 * @param url of a PostgreSQL, with a login that may read
 */
export async function readForeign<T>(
  url: string,
  work: (foreign: Foreign) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    application_name: 'clientele mirror',
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await work(foreignOver(client));
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
    await client.end();
  }
}

function foreignOver(client: pg.Client): Foreign {
  let cursors = 0;
  const rows = async (text: string, values: readonly unknown[] = []) => {
    const found = await client.query<(string | null)[]>({
      text,
      values: [...values],
      rowMode: 'array',
      types: asText,
    });
    return found.rows.map((row) => row.map((value) => value ?? ''));
  };
  return {
    rows,
    async *stream(text) {
      cursors += 1;
      const name = `mirror_${cursors}`;
      await rows(`DECLARE ${name} NO SCROLL CURSOR FOR ${text}`);
      try {
        for (;;) {
          const some = await rows(`FETCH ${rowsAtATime} FROM ${name}`);
          if (some.length === 0) return;
          yield some;
        }
      } finally {
        await rows(`CLOSE ${name}`).catch(() => undefined);
      }
    },
  };
}

/** A name as it stands in a statement, whatever it is made of. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
