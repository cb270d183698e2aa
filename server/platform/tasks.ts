import type { Database } from './db.ts';
import type { Log } from './log.ts';
import type { Ports } from './ports.ts';
import type { System } from './who.ts';

/** One attempt at a job. */
export interface Job<Payload> {
  /** Clientele itself, for the tenant of the payload. */
  readonly who: System;
  readonly payload: Payload;
  readonly db: Database;
  readonly ports: Ports;
  readonly log: Log;
  /** Ends when the server stops: finish the step in hand, then throw; the job is given back and taken up again. */
  readonly signal: AbortSignal;
}

/** What works a kind of job. Must bear being run again after a crash at any point. */
export type TaskHandler<Payload> = (job: Job<Payload>) => Promise<void>;
