import type { Writable } from 'node:stream';
import type { CompiledQuery } from 'kysely';
import type pg from 'pg';
import type { Entry } from './engine.ts';
import { isStale, type PooledClient, takeClient } from './pool.ts';

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
    const opened = (this.#client ??= this.#connected());
    const client = await opened;
    this.#gather(client);
    try {
      return (await client.framed(entry, query.sql, query.parameters)).rows as R[];
    } catch (fault) {
      if (isStale(fault)) this.#leave(opened, client);
      throw fault;
    }
  }

  async close(): Promise<void> {
    const opened = this.#client;
    const client = await opened?.catch(() => undefined);
    if (opened && client) this.#leave(opened, client);
    await this.#pool.end();
  }

  #connected(): Promise<PooledClient> {
    const opened = takeClient(this.#pool);
    opened.then(
      (client) => client.once('end', () => this.#leave(opened, client)),
      () => {
        if (this.#client === opened) this.#client = undefined;
      },
    );
    return opened;
  }

  /** Lets a connection go, once; the next look-up opens another. */
  #leave(opened: Promise<PooledClient>, client: PooledClient): void {
    if (this.#client !== opened) return;
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
