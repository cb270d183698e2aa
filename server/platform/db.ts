import { AsyncLocalStorage } from 'node:async_hooks';
import assert from 'node:assert/strict';
import type { CompiledQuery } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tx } from './tx.ts';
import { claimsOf, type Who } from './who.ts';

/**
 * Under whose rights a transaction runs. `caller`: what this caller may see. `engine`: all customers of the caller's
 * tenant, for matching and placing. `gate`: credentials and memberships across tenants, and no customer.
 */
export type Authority = 'caller' | 'engine' | 'gate';

const roles: Readonly<Record<Authority, string>> = {
  caller: 'clientele_app',
  engine: 'clientele_engine',
  gate: 'clientele_gate',
};

/** The way to the data. There is no other. */
export interface Database {
  readonly kind: Engine['kind'];
  /**
   * Opens the one transaction of a request, job or command and runs `work` in it under the caller's claims.
   * Commits when `work` resolves, rolls back when it throws, and throws on what it threw.
   */
  as<T>(who: Who, authority: Authority, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Runs `work` that only reads. On PostgreSQL each statement is a transaction of its own and sees what is committed by
   * then, which is what READ COMMITTED promises within one too; it costs one round trip less, and a write is an error.
   */
  read<T>(who: Who, authority: Authority, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs one compiled statement in a transaction of its own, in a single round trip. For hot look-ups. */
  one<R>(who: Who, authority: Authority, query: CompiledQuery<R>): Promise<readonly R[]>;
  close(): Promise<void>;
}

interface Open {
  readonly who: Who;
  readonly afterwards: (() => void)[];
}

const open = new AsyncLocalStorage<Open>();

/** Who the open transaction runs for; undefined outside of one. For what must know the request it belongs to. */
export function callerInHand(): Who | undefined {
  return open.getStore()?.who;
}

/** Does something once the open transaction has committed. For hints only: a crash in between forgets it. */
export function afterCommit(hint: () => void): void {
  open.getStore()?.afterwards.push(hint);
}

/** The way to the data over an opened engine. */
export function database(engine: Engine): Database {
  const entry = (who: Who, authority: Authority) => ({
    role: roles[authority],
    claims: JSON.stringify(claimsOf(who)),
  });
  return {
    kind: engine.kind,
    async as(who, authority, work) {
      assert(open.getStore() === undefined, 'a transaction is already open: pass its tx down');
      const mine: Open = { who, afterwards: [] };
      const result = await open.run(mine, () => engine.transaction(entry(who, authority), work));
      for (const hint of mine.afterwards) hint();
      return result;
    },
    read(who, authority, work) {
      assert(open.getStore() === undefined, 'a transaction is already open: pass its tx down');
      const mine: Open = { who, afterwards: [] };
      return open.run(mine, () => engine.reading(entry(who, authority), work));
    },
    one(who, authority, query) {
      assert(open.getStore() === undefined, 'a transaction is already open: pass its tx down');
      return engine.single(entry(who, authority), query);
    },
    close: () => engine.close(),
  };
}
