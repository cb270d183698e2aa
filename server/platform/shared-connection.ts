import type { Writable } from 'node:stream';
import type { CompiledQuery } from 'kysely';
import type pg from 'pg';
import type { Entry } from './engine.ts';
import { isStale, type PooledClient, takeClient } from './pool.ts';

/** A connection on which nothing came back for this long, in milliseconds, is held up by a slow statement. */
const heldUpMs = 10;
/** Most statements on their way at once. */
const widest = 64;

/**
 * One connection that many share. Each statement is a transaction that is sent whole, so that nothing of another can
 * come between; what one turn of the event loop brings goes out in one write and wakes the database once. Statements
 * wait for the ones before them: whoever has a choice looks at `load` first.
 */
export class SharedConnection {
  readonly #pool: pg.Pool;
  #client: Promise<PooledClient> | undefined;
  #corked = false;
  #inFlight = 0;
  #movedAt = 0;
  #window = 1;

  /** @param pool of one connection, which is this one's alone */
  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /**
   * How many statements are on their way; infinitely many when no more should join them. How many may grows while they
   * come back promptly, and begins at one again after a pause or a slow one: few ever wait behind what is slow.
   */
  get load(): number {
    if (this.#inFlight > 0 && performance.now() - this.#movedAt > heldUpMs) this.#window = 1;
    return this.#inFlight < this.#window ? this.#inFlight : Infinity;
  }

  /** Runs one statement in a transaction of its own. */
  async single<R>(entry: Entry, query: CompiledQuery): Promise<readonly R[]> {
    if (this.#inFlight === 0) this.#movedAt = performance.now();
    this.#inFlight += 1;
    try {
      return await this.#sent<R>(entry, query);
    } finally {
      if (this.#inFlight >= this.#window) this.#window = Math.min(this.#window + 1, widest);
      this.#inFlight -= 1;
      if (this.#inFlight === 0) this.#window = 1;
      this.#movedAt = performance.now();
    }
  }

  async #sent<R>(entry: Entry, query: CompiledQuery): Promise<readonly R[]> {
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
