import { z } from 'zod';
import { operation, staff } from './operation.ts';
import { id, instant, line, text } from './shapes.ts';

/** Values by which people are told apart, unless too many share them. */
const sharedKind = z.enum(['email', 'phone', 'address']);

/**
 * A value that says nothing about a person at this business, or does although several have it. `found`: with several distinct
 * people; `blocked`: staff said that it is the business's own, or everybody's; `counts`: staff let it count.
 */
const sharedContact = z.object({
  kind: sharedKind,
  /** Names it to `saySharedContact`. */
  key: z.string(),
  value: z.string(),
  state: z.enum(['found', 'blocked', 'counts']),
  /** With how many distinct people it was found. */
  people: z.number().int().nullable(),
  /** How many customers have it. */
  customers: z.number().int(),
  reason: z.string(),
  by: id.nullable(),
  at: instant,
});

/** Contacts and addresses that many share. */
export const shared = {
  listSharedContacts: operation({
    method: 'GET',
    path: '/api/shared-contacts',
    summary:
      'List e-mails, phones and addresses that recognising does not heed, or heeds all the same',
    who: staff('customers.read'),
    authority: 'caller',
    reply: z.object({ rows: z.array(sharedContact) }),
  }),
  saySharedContact: operation({
    method: 'PUT',
    path: '/api/shared-contacts',
    summary: 'Say of an e-mail, phone or address that it is ours or everybody’s, or that it counts',
    who: staff('customers.block'),
    authority: 'caller',
    body: z.strictObject({
      kind: sharedKind,
      /** As a list named it; or `value`, as one would write it. */
      key: line(400).optional(),
      value: line(254).optional(),
      state: z.enum(['blocked', 'counts', 'unsaid']),
      reason: text(400).optional(),
    }),
    errors: ['limit_reached'],
  }),
};
