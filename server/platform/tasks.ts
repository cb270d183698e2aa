import type { PayloadOf, TaskName } from '../tasks.ts';
import type { Database } from './db.ts';
import type { Log } from './log.ts';
import type { Ports } from './ports.ts';
import type { Tx } from './tx.ts';
import type { Anonymous, System } from './who.ts';

/** One attempt at a job. */
export interface Job<Payload> {
  /** The same for every attempt at it. */
  readonly id: string;
  /** Clientele itself, for the tenant of the payload; nobody in particular where the payload names none. */
  readonly who: Payload extends { tenant: string } ? System : Anonymous;
  readonly payload: Payload;
  readonly db: Database;
  readonly ports: Ports;
  readonly log: Log;
  /**
   * Ends when the server stops, the attempt takes too long, or another worker has taken the job over: finish the step
   * in hand, then throw. The job is given back and taken up again.
   */
  readonly signal: AbortSignal;
  /**
   * Marks the job done within the transaction that does its work, so that the work is done once whatever crashes.
   * Only in a transaction of this job's `who` as caller or engine, and as its last act.
   * @throws when the job is no longer this worker's; the transaction must then roll back
   */
  readonly done: (tx: Tx) => Promise<void>;
}

/** What works a kind of job. Must bear being run again after a crash at any point. */
export type TaskHandler<Payload> = (job: Job<Payload>) => Promise<void>;

/** Handlers by kind of job. */
export type TaskHandlers = { readonly [Name in TaskName]?: TaskHandler<PayloadOf<Name>> };

/** Thrown by a handler that knows when trying again makes sense, as from a Retry-After header. */
export class TryLater extends Error {
  readonly seconds: number;

  constructor(seconds: number, why: string) {
    super(why);
    this.name = 'TryLater';
    this.seconds = seconds;
  }
}
