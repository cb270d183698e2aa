import { z } from 'zod';

const tenant = z.uuid();

/**
 * Every kind of job: its payload (ids only, never personal data) and how often it is tried again.
 * `retries` counts attempts after the first; `seconds` is how long one attempt may take.
 */
export const tasks = {
  'due.sweep': { payload: z.object({}), retries: 0, seconds: 120 },
} as const satisfies Record<string, { payload: z.ZodObject; retries: number; seconds: number }>;

/** The tenant of a job, in every payload but the sweeps' own. */
export const tenantPayload = z.object({ tenant });

/** Name of a kind of job. */
export type TaskName = keyof typeof tasks;

/** What a job of one kind carries. */
export type PayloadOf<Name extends TaskName> = z.infer<(typeof tasks)[Name]['payload']>;
