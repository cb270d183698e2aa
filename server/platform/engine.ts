import type { CompiledQuery, Kysely } from 'kysely';
import type { DB } from '#database/types';
import type { Tx } from './tx.ts';

/** What a transaction starts with: the database role it becomes and the claims its policies read. */
export interface Entry {
  readonly role: string;
  readonly claims: string;
  /** Whether it may only read. */
  readonly readOnly?: true;
}

/**
 * One of the two databases, below roles and claims. Only `db.ts`, the migrator, the job queue's set-up, backup and the
 * program's entry hold one; everything else goes through `Database.as`.
 */
export interface Engine {
  readonly kind: 'postgres' | 'embedded';
  transaction<T>(entry: Entry, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs work whose every statement is a transaction of its own that can only read, where that is the cheaper way. */
  reading<T>(entry: Entry, work: (tx: Tx) => Promise<T>): Promise<T>;
  single<R>(entry: Entry, query: CompiledQuery<R>): Promise<readonly R[]>;
  /** Connections now: at work, idle, and how many wait for one. */
  connections(): { readonly busy: number; readonly idle: number; readonly waiting: number };
  /** Runs statements as the login itself, on one connection that nobody else uses meanwhile. */
  asLogin<T>(work: (login: Login) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A connection as the login itself: for migrations and the job queue's own schema. */
export interface Login {
  readonly kysely: Kysely<DB>;
  /** Runs one statement with parameters, or several without. */
  run<R = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<R[]>;
}
