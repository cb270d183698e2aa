import { z } from 'zod';
import { operation, staff } from './operation.ts';
import { day, instant } from './shapes.ts';

/** What may wait for a person. */
export const attentionKinds = [
  'erasures',
  'reviews',
  'webhooks_off',
  'dead_jobs',
  'failed_messages',
  'uncertain_messages',
  'failed_imports',
  'waiting_imports',
  'failing_calendars',
  'zone_reviews',
] as const;

/** Numbers that have a history: customers made, profiles that led to somebody known, cases put up for review. */
export const figureNames = ['customers', 'recognised', 'reviews'] as const;

/** Steps from an empty business to one at work, in the order they are best taken. */
export const startSteps = ['business', 'locations', 'team', 'mail', 'import', 'backup'] as const;

const count = z.number().int();

const health = z.object({
  customers: count,
  openReviews: count,
  /** Since when the oldest case that is to be decided now waits. */
  oldestReview: instant.nullable(),
  /** Links that were looked at, those of them that hold, and those that may lead astray; null until counted. */
  links: count.nullable(),
  validLinks: count.nullable(),
  staleLinks: count.nullable(),
  /** Customers who share an e-mail or phone, which is not generic, with one to four others; null until counted. */
  sharingCustomers: count.nullable(),
  /** When these were counted: once a night. */
  countedAt: instant.nullable(),
  /** Pairs of customers who may be one. */
  duplicates: count,
  /** E-mails, phones and addresses that were found to be shared. */
  sharedContacts: count,
});

const figure = z.object({
  name: z.enum(figureNames),
  /** The days that are shown, the oldest first, the present one last, in the business's time zone. */
  days: z.array(z.object({ day, value: count })),
  /** All of these days together, and as many days before them. */
  total: count,
  before: count,
});

/** Where a business stands on its way to work. */
export const startState = z.object({
  steps: z.array(
    z.object({
      step: z.enum(startSteps),
      done: z.boolean(),
      /** How many there are of what the step is about, where it is about several. */
      count: count.nullable(),
    }),
  ),
  /** Whether mail leaves this server, and from which address. */
  mail: z.object({ sends: z.boolean(), from: z.string().nullable() }),
  /** Of this whole server; null when `clientele backup` was never run. */
  lastBackup: instant.nullable(),
  /** Everything in one folder, by the embedded database; else a PostgreSQL of its own. */
  database: z.enum(['embedded', 'postgres']),
});

/** What one record of a sender's domain says. */
export const senderRecord = z.object({
  record: z.enum(['mx', 'spf', 'dmarc']),
  /** `unknown`: the directory could not be asked. */
  state: z.enum(['found', 'missing', 'unknown']),
  value: z.string().nullable(),
});

/** The day's work at a glance, and the way to begin. */
export const today = {
  getToday: operation({
    method: 'GET',
    path: '/api/today',
    summary:
      'Read what needs a person now, how well people are known, and figures of the last 30 days',
    who: staff('customers.read'),
    authority: 'caller',
    reply: z.object({
      attention: z.array(
        z.object({
          kind: z.enum(attentionKinds),
          count,
          /** Since when the oldest waits. */
          since: instant.nullable(),
        }),
      ),
      health,
      figures: z.array(figure),
    }),
  }),
  getStart: operation({
    method: 'GET',
    path: '/api/start',
    summary: 'Read what of setting up the business is done and what is left',
    who: staff('business.change'),
    authority: 'none',
    reply: startState,
  }),
  checkSender: operation({
    method: 'GET',
    path: '/api/start/sender',
    summary: 'Look up what the sender’s domain says about mail: where it takes mail, SPF, DMARC',
    who: staff('business.change'),
    authority: 'none',
    reply: z.object({ domain: z.string().nullable(), records: z.array(senderRecord) }),
    perMinute: 20,
  }),
};
