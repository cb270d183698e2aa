import { z } from 'zod';
import { anyone, operation } from './operation.ts';
import { id, instant } from './shapes.ts';

/** A mail that was kept here instead of being sent. */
const keptMail = z.object({
  id,
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  receivedAt: instant,
});

/**
 * The built-in mailbox, open to whoever is at this machine: it exists only where the demo is allowed, and holds what
 * the server would otherwise have sent. Everywhere else there is nothing at these addresses.
 */
export const mailbox = {
  listMail: operation({
    method: 'GET',
    path: '/api/mailbox',
    summary: 'List the newest mails of the built-in mailbox',
    who: anyone(),
    authority: 'gate',
    query: z.strictObject({
      /** Only mail to this address. */
      to: z.string().trim().max(254).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({ rows: z.array(keptMail) }),
    errors: ['not_found'],
  }),
  getMail: operation({
    method: 'GET',
    path: '/api/mailbox/{id}',
    summary: 'Read one mail of the built-in mailbox',
    who: anyone(),
    authority: 'gate',
    params: z.object({ id }),
    reply: keptMail.extend({
      text: z.string(),
      html: z.string(),
      /** The event that came with it, in the iCalendar format. */
      calendar: z.string().nullable(),
    }),
  }),
};
