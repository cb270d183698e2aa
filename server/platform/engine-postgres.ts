import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from '#database/types';
import type { Engine, Entry } from './engine.ts';
import { Pipelined } from './pipelined.ts';
import { PreparingClient } from './preparing-client.ts';
import { parsers } from './parsers.ts';
import { SharedConnection } from './shared-connection.ts';

/** How to reach a PostgreSQL and how hard to lean on it. */
export interface PostgresOptions {
  readonly url: string;
  readonly connections: number;
  readonly statementTimeoutMs: number;
}

/** PostgreSQL 15 or newer, through a pool. */
export function openPostgres(options: PostgresOptions): Engine {
  const pool = poolOf(options, options.connections);
  const shared = new SharedConnection(poolOf(options, 1));
  const dialect = new PostgresDialect({ pool });
  const kysely = new Kysely<DB>({ dialect });
  const inSchema = kysely.withSchema('clientele');
  return {
    kind: 'postgres',
    transaction: (entry, work) =>
      lent(pool, entry, async (transaction) => {
        try {
          const result = await work(transaction.tx(inSchema, dialect));
          await transaction.commit();
          return result;
        } catch (fault) {
          await transaction.rollback();
          throw fault;
        }
      }),
    single: (entry, query) => shared.single(entry, query),
    asLogin: (work) =>
      kysely.connection().execute((connection) =>
        work({
          kysely: connection,
          run: async <R>(text: string, values: readonly unknown[] = []) =>
            (await connection.executeQuery(CompiledQuery.raw(text, [...values]))).rows as R[],
        }),
      ),
    close: async () => {
      await shared.close();
      await kysely.destroy();
    },
  };
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: string) =>
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- pg's enum names only the built-in types
  parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text');

function poolOf(options: PostgresOptions, connections: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: connections,
    Client: PreparingClient,
    statement_timeout: options.statementTimeoutMs,
    idle_in_transaction_session_timeout: options.statementTimeoutMs,
    types: { getTypeParser },
  });
  // A connection that dies is the pool's to replace; without a listener, idle or lent, it would end the program.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Lends a connection for one transaction; one that could not roll back is thrown away. */
async function lent<T>(
  pool: pg.Pool,
  entry: Entry,
  work: (transaction: Pipelined) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const transaction = new Pipelined(client, entry);
  try {
    return await work(transaction);
  } finally {
    client.release(transaction.broken);
  }
}
