import type { Writable } from 'node:stream';
import type { CompiledQuery } from 'kysely';
import type pg from 'pg';
import type { Entry } from './engine.ts';
import { type PooledClient, takeClient } from './pool.ts';

/**
 * One connection that all hot look-ups share. Each is a transaction that is sent whole, so that nothing of another can
 * come between; what one turn of the event loop brings goes out in one write and wakes the database once. Only for
 * what is quick: look-ups wait for the ones before them.
 */
export class SharedConnection {
  readonly #pool: pg.Pool;
  #client: Promise<PooledClient> | undefined;
  #corked = false;

  /** @param pool of one connection, which is this one's alone */
  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Runs one statement in a transaction of its own. */
  async single<R>(entry: Entry, query: CompiledQuery<R>): Promise<readonly R[]> {
    const client = await (this.#client ??= this.#connected());
    this.#gather(client);
    return (await client.framed(entry, query.sql, query.parameters)).rows as R[];
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    client?.removeAllListeners('end');
    client?.release();
    await this.#pool.end();
  }

  async #connected(): Promise<PooledClient> {
    try {
      const client = await takeClient(this.#pool);
      client.once('end', () => this.#lost(client));
      return client;
    } catch (fault) {
      this.#client = undefined;
      throw fault;
    }
  }

  #lost(client: PooledClient): void {
    this.#client = undefined;
    this.#corked = false;
    client.release(true);
  }

  #gather(client: PooledClient): void {
    if (this.#corked) return;
    this.#corked = true;
    const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
    stream.cork();
    setImmediate(() => {
      this.#corked = false;
      stream.uncork();
    });
  }
}
