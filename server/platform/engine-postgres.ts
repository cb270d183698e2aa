import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { DB } from '#database/types';
import type { Engine, Entry } from './engine.ts';
import { Pipelined } from './pipelined.ts';
import { isStale, poolOf, type PostgresOptions, takeClient } from './pool.ts';
import { SharedConnection } from './shared-connection.ts';
import { OneByOne, txOver } from './tx-over.ts';

export type { PostgresOptions } from './pool.ts';

/** PostgreSQL 15 or newer, through a pool. */
export function openPostgres(options: PostgresOptions): Engine {
  const shares = sharesOf(options.connections);
  const pool = poolOf(options, shares.pool);
  const lookUps = new SharedConnection(poolOf(options, 1));
  const lanes = Array.from(
    { length: shares.lanes },
    () => new SharedConnection(poolOf(options, 1)),
  );
  const dialect = new PostgresDialect({ pool });
  const kysely = new Kysely<DB>({ dialect });
  const txFor = txOver(dialect);
  return {
    kind: 'postgres',
    transaction: (entry, work) =>
      lent(pool, entry, async (transaction) => {
        try {
          const result = await work(txFor(transaction));
          await transaction.commit();
          return result;
        } catch (fault) {
          await transaction.rollback();
          throw fault;
        }
      }),
    // No connection is held between statements. They share lanes as long as those move, and else have one for themselves.
    reading: (entry, work) => {
      const reads = { ...entry, readOnly: true } as const;
      return work(
        txFor(
          new OneByOne((query) => {
            const lane = freest(lanes);
            return lane ? lane.single(reads, query) : alone(pool, reads, query);
          }),
        ),
      );
    },
    single: (entry, query) => lookUps.single(entry, query),
    connections: () => ({
      busy: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    asLogin: (work) =>
      kysely.connection().execute((connection) =>
        work({
          kysely: connection,
          run: async <R>(text: string, values: readonly unknown[] = []) =>
            (await connection.executeQuery(CompiledQuery.raw(text, [...values]))).rows as R[],
        }),
      ),
    close: async () => {
      await Promise.all([lookUps, ...lanes].map((shared) => shared.close()));
      await kysely.destroy();
    },
  };
}

/** How connections are used: one for look-ups, one or two that reads share, the rest one transaction at a time. */
function sharesOf(connections: number): { readonly pool: number; readonly lanes: number } {
  const lanes = connections >= 8 ? 2 : Number(connections >= 4);
  return { lanes, pool: Math.max(1, connections - lanes - 1) };
}

/** The lane with the least on it; none when nothing moves on any. */
function freest(lanes: readonly SharedConnection[]): SharedConnection | undefined {
  let best: SharedConnection | undefined;
  let least = Infinity;
  for (const lane of lanes) {
    const { load } = lane;
    if (load < least) [best, least] = [lane, load];
  }
  return best;
}

/** Lends a connection for one transaction; one that could not roll back, or is stale, is thrown away. */
async function lent<T>(
  pool: pg.Pool,
  entry: Entry,
  work: (transaction: Pipelined) => Promise<T>,
): Promise<T> {
  const client = await takeClient(pool);
  const transaction = new Pipelined(client, entry);
  let stale = false;
  try {
    return await work(transaction);
  } catch (fault) {
    stale = isStale(fault);
    throw fault;
  } finally {
    client.release(stale || transaction.broken);
  }
}

/** Runs one statement as a transaction of its own. */
async function alone<R>(pool: pg.Pool, entry: Entry, query: CompiledQuery): Promise<readonly R[]> {
  const client = await takeClient(pool);
  let stale = false;
  try {
    return (await client.framed(entry, query.sql, query.parameters)).rows as R[];
  } catch (fault) {
    stale = isStale(fault);
    throw fault;
  } finally {
    client.release(stale);
  }
}
