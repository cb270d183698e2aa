import { z } from 'zod';
import { eventType, everySubjectKind } from './events.ts';
import { operation, staff } from './operation.ts';
import { anyCustomer, id, instant, ofCustomer, page, paging } from './shapes.ts';

/** Who may have done something: a person at work, a program, a customer, nobody signed in, or Clientele itself. */
export const actorKind = z.enum(['anonymous', 'user', 'staff', 'key', 'customer', 'system']);

/** Something that happened. */
export const auditEvent = z.object({
  id,
  at: instant,
  type: eventType,
  actor: z.object({ kind: actorKind, id: id.nullable() }),
  subject: z.object({ kind: z.enum(everySubjectKind), id }),
  customer: id.nullable(),
  /** Names of the fields that changed. */
  fields: z.array(z.string()),
  /** Their values, as text; gone for what was erased, never there for secrets. */
  values: z.array(
    z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
  ),
  /** Ids, codes and counts. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Where the actor was, as far as known and not erased. */
  origin: z.object({ address: z.string().nullable(), agent: z.string().nullable() }).nullable(),
  /** The request, job or command it happened in; the same id stands in logs and jobs. */
  request: z.string(),
});
export type AuditEvent = z.infer<typeof auditEvent>;

/** What happened, for those who answer for the business. */
export const audit = {
  listEvents: operation({
    method: 'GET',
    path: '/api/events',
    summary: 'List what happened, newest first',
    who: staff('audit.read'),
    authority: 'caller',
    query: z.strictObject({
      ...paging,
      type: eventType.optional(),
      actor: id.optional(),
      actorKind: actorKind.optional(),
      subjectKind: z.enum(everySubjectKind).optional(),
      subject: id.optional(),
      customer: anyCustomer,
      request: z.string().max(100).optional(),
      /** From this instant on. */
      from: instant.optional(),
      /** Up to, and without, this instant. */
      to: instant.optional(),
    }),
    reply: ofCustomer(page(auditEvent)),
  }),
};
