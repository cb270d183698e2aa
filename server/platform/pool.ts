import pg from 'pg';
import { frame } from './framed-query.ts';
import { parsers } from './parsers.ts';
import { PreparingClient } from './preparing-client.ts';

/** How to reach a PostgreSQL and how hard to lean on it. */
export interface PostgresOptions {
  readonly url: string;
  readonly connections: number;
  readonly statementTimeoutMs: number;
  /** Most milliseconds to wait for a connection, new or lent to others; 10 s where not said. */
  readonly connectTimeoutMs?: number;
}

const usualConnectMs = 10_000;
const keepAliveMs = 10_000;

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: string) =>
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- pg's enum names only the built-in types
  parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text');

/** A pool of connections on which hot statements stay prepared. */
export function poolOf(options: PostgresOptions, connections: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: connections,
    Client: PreparingClient,
    connectionTimeoutMillis: options.connectTimeoutMs ?? usualConnectMs,
    // How a server that vanished without a word is noticed. Statements end by their own limits, which jobs may raise.
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveMs,
    statement_timeout: options.statementTimeoutMs,
    idle_in_transaction_session_timeout: options.statementTimeoutMs,
    types: { getTypeParser },
  });
  // A connection that dies is the pool's to replace; without a listener, idle or lent, it would end the program.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    client.query(frame).catch(() => undefined);
  });
  return pool;
}

/** A connection that is lent until it is released. */
export type PooledClient = PreparingClient & { release(broken?: boolean): void };

/** Takes a connection out of a pool, waiting until there is one. */
export async function takeClient(pool: pg.Pool): Promise<PooledClient> {
  return (await pool.connect()) as unknown as PooledClient;
}

/**
 * Whether a connection's prepared statements were made for tables that have changed since, as under a migration while
 * the program runs. PostgreSQL says so with every use; a new connection prepares them anew.
 */
export function isStale(fault: unknown): boolean {
  return (
    fault instanceof pg.DatabaseError && fault.code === '0A000' && /cached plan/.test(fault.message)
  );
}
