import { z } from 'zod';
import { customer, operation, staff } from './operation.ts';
import { customerId, id, instant, line, ofCustomer, page, paging, slug, text } from './shapes.ts';

const params = z.object({ id });
const here = z.object({ slug });

/** Everything that is kept about one customer: rows by table, without secrets. */
export const customerExport = z.object({
  business: z.string(),
  customer: id,
  exportedAt: instant,
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});
export type CustomerExport = z.infer<typeof customerExport>;

/** Where an erasure stands. `open`: staff are to carry it out or refuse it; `under_way`: it cannot be stopped any more. */
export const erasureState = z.enum(['open', 'under_way', 'done', 'refused', 'withdrawn']);
export type ErasureState = z.infer<typeof erasureState>;

const erasureOrigin = z.enum(['customer', 'staff', 'retention']);

const ownErasure = z.object({
  id,
  state: erasureState,
  origin: erasureOrigin,
  askedAt: instant,
  /** By when it is to be decided. */
  dueAt: instant,
  decidedAt: instant.nullable(),
  /** Why it was refused. */
  reason: z.string().nullable(),
});

const erasure = ownErasure.extend({
  customer: id,
  /** As the customer is shown; empty once it is done. */
  name: z.string(),
  doneAt: instant.nullable(),
});
export type Erasure = z.infer<typeof erasure>;

/** The word that customers type to ask for their erasure, in the languages of the portal. */
export const erasureWords = { en: 'ERASE', th: 'ลบข้อมูล', fr: 'EFFACER' } as const;

/** Days or months that something is kept; null keeps it for ever. */
const days = z.number().int().min(1).max(3650).nullable();

export const retention = z.strictObject({
  /** Sessions of the business's people and customers, after they ended; codes end by themselves in minutes. */
  sessionDays: days,
  /** Files of imports, what was wrong in them, and the samples of their columns. */
  importDays: days,
  /** Letters in the built-in mailbox, where there is one. */
  letterDays: days,
  /** What fields were before and after a change, and where it came from; that they changed stays. */
  valueDays: days,
  /** Months without anything happening, after which a customer is proposed for erasure. */
  idleMonths: z.number().int().min(1).max(240).nullable(),
  /** Whether such customers are erased without being asked about. */
  erases: z.boolean(),
});
export type Retention = z.infer<typeof retention>;

/** How many things settings would do away with at the next run. */
const retentionCount = z.object({
  sessions: z.number().int(),
  imports: z.number().int(),
  letters: z.number().int(),
  values: z.number().int(),
  customers: z.number().int(),
});
export type RetentionCount = z.infer<typeof retentionCount>;

/** What a business owes the people it knows: to show, to forget, and not to keep for ever. */
export const privacy = {
  exportCustomer: operation({
    method: 'GET',
    path: '/api/customers/{id}/export',
    summary: 'Export everything that is kept about a customer',
    who: staff('privacy.export'),
    authority: 'none',
    params: z.object({ id: customerId }),
    reply: ofCustomer(customerExport),
    perMinute: 30,
    errors: ['limit_reached'],
  }),
  eraseCustomer: operation({
    method: 'POST',
    path: '/api/customers/{id}/erasure',
    summary:
      'Erase a customer for good; confirmed by typing their name, or ERASE where they have none',
    who: staff('privacy.erase'),
    authority: 'engine',
    params,
    body: z.strictObject({ confirm: line(300) }),
    errors: ['erasure_unconfirmed', 'erased', 'erasure_closed'],
    status: 202,
    reply: erasure,
  }),
  getCustomerErasure: operation({
    method: 'GET',
    path: '/api/customers/{id}/erasure',
    summary: 'Read the latest erasure of a customer',
    who: staff('customers.read'),
    authority: 'caller',
    params: z.object({ id: customerId }),
    reply: ofCustomer(z.object({ erasure: erasure.nullable() })),
  }),
  listErasures: operation({
    method: 'GET',
    path: '/api/erasures',
    summary: 'List erasures in one state, the oldest first',
    who: staff('privacy.read'),
    authority: 'caller',
    query: z.strictObject({ ...paging, state: erasureState.default('open') }),
    reply: page(erasure),
  }),
  carryOutErasure: operation({
    method: 'POST',
    path: '/api/erasures/{id}/carrying-out',
    summary: 'Carry out an erasure that was asked for; confirmed by typing the customer’s name',
    who: staff('privacy.erase'),
    authority: 'engine',
    params,
    body: z.strictObject({ confirm: line(300) }),
    errors: ['erasure_unconfirmed', 'erasure_closed'],
    status: 202,
    reply: erasure,
  }),
  refuseErasure: operation({
    method: 'POST',
    path: '/api/erasures/{id}/refusal',
    summary: 'Refuse an erasure, with a reason that the customer will read',
    who: staff('privacy.erase'),
    authority: 'caller',
    params,
    body: z.strictObject({ reason: text(1000).min(1) }),
    errors: ['erasure_closed'],
    reply: erasure,
  }),
  getRetention: operation({
    method: 'GET',
    path: '/api/retention',
    summary: 'Read how long the business keeps what it need not keep for ever',
    who: staff('privacy.read'),
    authority: 'caller',
    reply: retention,
  }),
  setRetention: operation({
    method: 'PUT',
    path: '/api/retention',
    summary: 'Say how long the business keeps what it need not keep for ever',
    who: staff('privacy.change'),
    authority: 'caller',
    body: retention,
    reply: retention,
  }),
  countRetention: operation({
    method: 'POST',
    path: '/api/retention/count',
    summary: 'Count what settings would do away with, without doing it',
    who: staff('privacy.read'),
    authority: 'none',
    body: retention,
    reply: retentionCount,
    perMinute: 60,
  }),
  exportOwnRecord: operation({
    method: 'GET',
    path: '/api/b/{slug}/me/export',
    summary: 'Export everything that this business keeps about you',
    who: customer(),
    authority: 'none',
    params: here,
    reply: customerExport,
    perMinute: 10,
    errors: ['limit_reached'],
  }),
  getOwnErasure: operation({
    method: 'GET',
    path: '/api/b/{slug}/me/erasure',
    summary: 'Read how your erasure stands',
    who: customer(),
    authority: 'caller',
    params: here,
    reply: z.object({ erasure: ownErasure.nullable() }),
  }),
  askForErasure: operation({
    method: 'POST',
    path: '/api/b/{slug}/me/erasure',
    summary: 'Ask this business to erase you; confirmed by typing the word for it',
    who: customer(),
    authority: 'caller',
    params: here,
    body: z.strictObject({ confirm: line(40) }),
    errors: ['erasure_unconfirmed', 'erasure_open'],
    status: 201,
    reply: ownErasure,
  }),
  withdrawErasure: operation({
    method: 'DELETE',
    path: '/api/b/{slug}/me/erasure',
    summary: 'Take back that you asked to be erased',
    who: customer(),
    authority: 'caller',
    params: here,
    errors: ['erasure_closed'],
  }),
};
