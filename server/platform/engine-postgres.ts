import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from '#database/types';
import type { Engine, Entry } from './engine.ts';
import { PreparingClient } from './preparing-client.ts';
import { guarded } from './guarded.ts';
import { parsers } from './parsers.ts';

/** How to reach a PostgreSQL and how hard to lean on it. */
export interface PostgresOptions {
  readonly url: string;
  readonly connections: number;
  readonly statementTimeoutMs: number;
}

/** PostgreSQL 15 or newer, through a pool. */
export function openPostgres(options: PostgresOptions): Engine {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections,
    Client: PreparingClient,
    statement_timeout: options.statementTimeoutMs,
    idle_in_transaction_session_timeout: options.statementTimeoutMs,
    types: {
      getTypeParser: (oid: number, format?: string) =>
        parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
    },
  } as pg.PoolConfig);
  // A connection that dies while idle is the pool's to replace; without a listener it would end the program.
  pool.on('error', () => undefined);
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return {
    kind: 'postgres',
    transaction: (entry, work) =>
      kysely.connection().execute(async (connection) => {
        // Not awaited: the first statement of the work travels behind it in the same round trip. Should the SET fail,
        // the transaction is aborted and that statement fails with it.
        const begun = connection.executeQuery(begin(entry));
        begun.catch(() => undefined);
        const guard = guarded(connection);
        try {
          const result = await work(guard.tx);
          await begun;
          guard.close();
          await commit(connection);
          return result;
        } catch (fault) {
          guard.close();
          await connection.executeQuery(CompiledQuery.raw('ROLLBACK')).catch(() => undefined);
          await begun;
          throw fault;
        }
      }),
    single: (entry, query) =>
      kysely.connection().execute(async (connection) => {
        const [, result, ended] = await Promise.allSettled([
          connection.executeQuery(begin(entry)),
          connection.executeQuery(query),
          connection.executeQuery(CompiledQuery.raw('COMMIT')),
        ]);
        if (result.status === 'rejected') throw result.reason;
        if (ended.status === 'rejected') throw ended.reason;
        return result.value.rows;
      }),
    asLogin: (work) =>
      kysely.connection().execute((connection) =>
        work({
          kysely: connection,
          run: async <R>(text: string, values: readonly unknown[] = []) =>
            (await connection.executeQuery(CompiledQuery.raw(text, [...values]))).rows as R[],
        }),
      ),
    close: () => kysely.destroy(),
  };
}

function begin(entry: Entry): CompiledQuery {
  const claims = pg.escapeLiteral(entry.claims);
  return CompiledQuery.raw(
    `BEGIN; SET LOCAL ROLE ${pg.escapeIdentifier(entry.role)}; SET LOCAL request.jwt.claims = ${claims}`,
  );
}

async function commit(connection: Kysely<DB>): Promise<void> {
  const { rows } = await connection.executeQuery<{ command: string }>(CompiledQuery.raw('COMMIT'));
  // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK; somebody swallowed an error on the way here.
  if (rows[0]?.command === 'ROLLBACK')
    throw new Error('the transaction had failed and was rolled back');
}
