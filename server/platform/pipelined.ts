import assert from 'node:assert/strict';
import type { Writable } from 'node:stream';
import type { CompiledQuery, ConnectionProvider, DatabaseConnection, QueryResult } from 'kysely';
import pg from 'pg';
import type { Entry } from './engine.ts';

/** What a statement gives back. */
type Result = pg.QueryResult<Record<string, unknown>>;

/**
 * One transaction on one connection. BEGIN, role and claims wait for the first statement and travel with it, so that
 * they cost neither a round trip nor a system call; a transaction without statements sends nothing at all. Statements
 * are not held back for the ones before them: PostgreSQL answers them in order.
 */
export class Pipelined implements DatabaseConnection, ConnectionProvider {
  readonly #client: pg.PoolClient;
  readonly #begin: string;
  #begun: Promise<unknown> | undefined;
  #over = false;
  #broken = false;

  constructor(client: pg.PoolClient, entry: Entry) {
    this.#client = client;
    this.#begin = beginOf(entry);
  }

  provideConnection<T>(consumer: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    return consumer(this);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // A statement sent after the end would run in whatever transaction the connection serves next, as another caller.
    assert(!this.#over, 'a statement was sent after its transaction had ended');
    return resultOf<R>(
      await this.#first(() => this.#client.query(query.sql, [...query.parameters])),
    );
  }

  /** Makes what was done last. @throws when it could not */
  async commit(): Promise<void> {
    this.#over = true;
    if (this.#begun === undefined) return;
    const { command } = await this.#client.query('COMMIT');
    await this.#begun;
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK; somebody swallowed an error on the way here.
    if (command === 'ROLLBACK') throw new Error('the transaction had failed and was rolled back');
  }

  /** Undoes everything. @throws the fault that kept the transaction from beginning, when that is what was wrong */
  async rollback(): Promise<void> {
    this.#over = true;
    if (this.#begun === undefined) return;
    await this.#client.query('ROLLBACK').catch(() => {
      this.#broken = true;
    });
    await this.#begun;
  }

  /** Whether the connection is in a state that nobody knows. */
  get broken(): boolean {
    return this.#broken;
  }

  streamQuery(): never {
    throw new Error('statements give their rows at once');
  }

  #first<T>(send: () => T): T {
    if (this.#begun !== undefined) return send();
    return this.#together(() => {
      this.#begun = this.#client.query(this.#begin);
      // Whoever ends the transaction hears of it.
      this.#begun.catch(() => undefined);
      return send();
    });
  }

  #together<T>(send: () => T): T {
    const { stream } = (this.#client as unknown as { connection: { stream: Writable } }).connection;
    stream.cork();
    try {
      return send();
    } finally {
      stream.uncork();
    }
  }
}

function beginOf({ role, claims, readOnly }: Entry): string {
  const begin = readOnly === true ? 'BEGIN READ ONLY' : 'BEGIN';
  return `${begin}; SET LOCAL ROLE ${role}; SET LOCAL request.jwt.claims = ${pg.escapeLiteral(claims)}`;
}

function resultOf<R>({ command, rowCount, rows }: Result): QueryResult<R> {
  const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE';
  if (!changes && command !== 'MERGE') return { rows: rows as R[] };
  return { numAffectedRows: BigInt(rowCount ?? 0), rows: rows as R[] };
}
