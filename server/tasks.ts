import { z } from 'zod';
import type { Rule } from '#platform/periods';

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
  /** Sent by the workers themselves, once in so many seconds however many workers there are. */
  readonly everySeconds?: number;
}

const tenant = z.uuid();

/** What the job of a tenant's schedule carries: `period` names the day, week, month or quarter of an hour it is for. */
const scheduled = z.object({ tenant, period: z.string() });

/** Every kind of job. Handlers are in the rooms' tasks.ts under the same name. */
export const tasks = {
  'due.sweep': { payload: z.object({}), retries: 0, seconds: 60, everySeconds: 15 },
  'attempts.clean': { payload: z.object({}), retries: 0, seconds: 60, everySeconds: 3600 },
  'idempotency.clean': { payload: scheduled, retries: 3, seconds: 60 },
  'access.clean': { payload: z.object({}), retries: 0, seconds: 60, everySeconds: 3600 },
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
  'sign_ups.recognise': { payload: scheduled, retries: 3, seconds: 600 },
  'file.drop': {
    payload: z.object({ tenant, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    retries: 12,
    seconds: 60,
  },
  'files.sweep': { payload: scheduled, retries: 3, seconds: 3600 },
  'webhooks.spread': {
    payload: z.object({ tenant, events: z.array(z.uuid()).max(500) }),
    retries: 12,
    seconds: 120,
  },
  // How often a message is tried is the message's own to count; these attempts are for faults on our side.
  'webhooks.send': {
    payload: z.object({ tenant, delivery: z.uuid(), round: z.number().int() }),
    retries: 12,
    seconds: 60,
  },
  'webhooks.off': {
    payload: z.object({ tenant, endpoint: z.uuid() }),
    retries: 12,
    seconds: 60,
  },
  'webhooks.off_mail': {
    payload: z.object({ tenant, endpoint: z.uuid(), user: z.uuid() }),
    retries: 12,
    seconds: 60,
  },
  'payments.settle': {
    payload: z.object({ tenant, payment: z.uuid() }),
    retries: 12,
    seconds: 120,
  },
  'payments.settle_card': {
    payload: z.object({ tenant, card: z.uuid() }),
    retries: 12,
    seconds: 120,
  },
  'payments.cancel': {
    payload: z.object({
      tenant,
      payments: z.array(z.uuid()).max(20),
      cards: z.array(z.uuid()).max(20),
    }),
    retries: 12,
    seconds: 120,
  },
  'payments.forget_payer': {
    payload: z.object({ tenant, payer: z.uuid() }),
    retries: 12,
    seconds: 120,
  },
  'payments.let_go': {
    payload: z.object({ tenant, card: z.uuid() }),
    retries: 12,
    seconds: 120,
  },
  'payments.refund': {
    payload: z.object({ tenant, refund: z.uuid() }),
    retries: 12,
    seconds: 120,
  },
  'invoices.issue': {
    payload: z.object({ tenant, payment: z.uuid() }),
    retries: 12,
    seconds: 60,
  },
  'payments.reconcile': { payload: scheduled, retries: 3, seconds: 120 },
  'holds.expire': { payload: z.object({ tenant }), retries: 5, seconds: 60 },
  'holds.sweep': { payload: scheduled, retries: 3, seconds: 60 },
  'waitlist.match': { payload: z.object({ tenant }), retries: 5, seconds: 300 },
  'waitlist.sweep': { payload: scheduled, retries: 3, seconds: 300 },
  'booking.settle': {
    payload: z.object({ tenant, payment: z.uuid() }),
    retries: 12,
    seconds: 60,
    firstWaitSeconds: 2,
  },
  'booking.settle_card': {
    payload: z.object({ tenant, card: z.uuid() }),
    retries: 12,
    seconds: 60,
    firstWaitSeconds: 2,
  },
  'calendars.sweep': { payload: scheduled, retries: 3, seconds: 60 },
  'calendars.pull': { payload: z.object({ tenant, source: z.uuid() }), retries: 5, seconds: 120 },
  'resources.unhand': {
    payload: z.object({ tenant, user: z.uuid() }),
    retries: 12,
    seconds: 60,
  },
  // How often a message is tried is the message's own to count.
  'messages.send': { payload: z.object({ tenant }), retries: 12, seconds: 600 },
  'messages.sweep': { payload: scheduled, retries: 3, seconds: 120 },
  'zones.rederive': { payload: scheduled, retries: 3, seconds: 600 },
  'holidays.fill': { payload: scheduled, retries: 3, seconds: 120 },
  'webhooks.clean': { payload: scheduled, retries: 3, seconds: 600 },
  'matching.count': { payload: scheduled, retries: 3, seconds: 600 },
  'matching.learn': { payload: z.object({ tenant }), retries: 3, seconds: 1800 },
  'reviews.batch': { payload: z.object({ tenant, batch: z.uuid() }), retries: 5, seconds: 7200 },
  'links.examine': { payload: z.object({ tenant }), retries: 5, seconds: 3600 },
  'links.verify': { payload: scheduled, retries: 3, seconds: 3600 },
  'duplicates.find': { payload: scheduled, retries: 3, seconds: 7200 },
  'demo.book': {
    payload: z.object({ tenant, place: z.number().int().min(0) }),
    retries: 5,
    seconds: 600,
  },
  'demo.fill': { payload: z.object({ tenant }), retries: 5, seconds: 7200 },
  'tagging.run': { payload: z.object({ tenant, tagging: z.uuid() }), retries: 5, seconds: 3600 },
  'tagging.undo': { payload: z.object({ tenant, tagging: z.uuid() }), retries: 5, seconds: 3600 },
  'import.check': { payload: z.object({ tenant, import: z.uuid() }), retries: 5, seconds: 7200 },
  'import.run': { payload: z.object({ tenant, import: z.uuid() }), retries: 5, seconds: 7200 },
  'imports.rest': { payload: scheduled, retries: 0, seconds: 60 },
  'import.undo': { payload: z.object({ tenant, import: z.uuid() }), retries: 5, seconds: 7200 },
  'erasure.carry_out': {
    payload: z.object({ tenant, erasure: z.uuid() }),
    retries: 12,
    seconds: 3600,
    firstWaitSeconds: 10,
  },
  'retention.apply': { payload: scheduled, retries: 3, seconds: 3600 },
} as const satisfies Record<string, TaskShape>;

/** Name of a kind of job. */
export type TaskName = keyof typeof tasks;

/** What a job of one kind carries. */
export type PayloadOf<Name extends TaskName> = z.infer<(typeof tasks)[Name]['payload']>;

/** Kinds of jobs that can stand on a tenant's schedule. */
export type ScheduledTask = {
  [Name in TaskName]: z.infer<typeof scheduled> extends PayloadOf<Name>
    ? PayloadOf<Name> extends z.infer<typeof scheduled>
      ? Name
      : never
    : never;
}[TaskName];

/** What every tenant has done for it, and when by its own clock. */
export const schedules: Readonly<Partial<Record<ScheduledTask, Rule>>> = {
  'idempotency.clean': { every: 'day', at: '03:10', missed: 'latest' },
  'sign_ups.recognise': { every: 'minutes', minutes: 15, missed: 'latest' },
  'webhooks.clean': { every: 'day', at: '04:10', missed: 'latest' },
  'payments.reconcile': { every: 'minutes', minutes: 15, missed: 'latest' },
  'holds.sweep': { every: 'minutes', minutes: 15, missed: 'latest' },
  'waitlist.sweep': { every: 'minutes', minutes: 15, missed: 'latest' },
  'calendars.sweep': { every: 'minutes', minutes: 15, missed: 'latest' },
  'messages.sweep': { every: 'minutes', minutes: 15, missed: 'latest' },
  'zones.rederive': { every: 'day', at: '04:35', missed: 'latest' },
  'holidays.fill': { every: 'month', on: 2, at: '04:25', missed: 'latest' },
  'imports.rest': { every: 'minutes', minutes: 15, missed: 'latest' },
  'retention.apply': { every: 'day', at: '04:10', missed: 'latest' },
  'matching.count': { every: 'day', at: '03:40', missed: 'latest' },
  'links.verify': { every: 'day', at: '04:00', missed: 'latest' },
  'duplicates.find': { every: 'day', at: '04:20', missed: 'latest' },
  'files.sweep': { every: 'day', at: '04:40', missed: 'latest' },
};
