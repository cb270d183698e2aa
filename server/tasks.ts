import { z } from 'zod';

/** A kind of job: what it carries, how often it is tried again, how long one attempt may take. */
interface TaskShape {
  /** Ids only, never personal data; `tenant` is the business it works for. */
  readonly payload: z.ZodObject;
  /** Attempts after the first. */
  readonly retries: number;
  /** Longest time of one attempt; past it the attempt counts as failed. */
  readonly seconds: number;
  /** Wait before the second attempt; it doubles from there, with jitter, up to an hour. 5 s where not said. */
  readonly firstWaitSeconds?: number;
}

const tenant = z.uuid();

/** Every kind of job. Handlers are in the rooms' tasks.ts under the same name. */
export const tasks = {
  'due.sweep': { payload: z.object({}), retries: 0, seconds: 60 },
  'idempotency.clean': {
    payload: z.object({ tenant, period: z.string() }),
    retries: 3,
    seconds: 60,
  },
  'attempts.clean': { payload: z.object({ period: z.string() }), retries: 3, seconds: 60 },
  'sign_in.mail': {
    payload: z.object({ code: z.uuid() }),
    retries: 5,
    seconds: 60,
    firstWaitSeconds: 2,
  },
  'invitation.mail': {
    payload: z.object({ tenant, invitation: z.uuid() }),
    retries: 12,
    seconds: 60,
  },
} as const satisfies Record<string, TaskShape>;

/** Name of a kind of job. */
export type TaskName = keyof typeof tasks;

/** What a job of one kind carries. */
export type PayloadOf<Name extends TaskName> = z.infer<(typeof tasks)[Name]['payload']>;
