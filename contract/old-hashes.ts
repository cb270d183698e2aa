import { z } from 'zod';
import { operation, staff } from './operation.ts';
import { customerId, emailAddress, id, instant, line, ofCustomer } from './shapes.ts';

/** The hash by which an earlier system knew a customer: an md5, 32 hexadecimal digits. */
const oldHash = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal digits');

/** Most hashes that are added at once. */
const mostHashes = 500;

const wanted = z.strictObject({
  hash: oldHash,
  /** Whose it was: one of the three. An address or number must be one customer's alone. */
  customer: id.optional(),
  email: emailAddress.optional(),
  phone: line(40).optional(),
});

/** Since when, and until when it was theirs; null: it is what their name and number give now. */
const known = { since: instant, until: instant.nullable() };

/** Hashes of an earlier system: aliases with a history, never keys. */
export const oldHashes = {
  getOldHash: operation({
    method: 'GET',
    path: '/api/old-hashes/{hash}',
    summary: 'Look up which customers an earlier system knew by a hash, now or before',
    who: staff('customers.read'),
    authority: 'caller',
    params: z.object({ hash: oldHash }),
    reply: z.object({
      customers: z.array(
        z.object({
          id,
          name: z.string(),
          ...known,
        }),
      ),
    }),
  }),
  listOldHashes: operation({
    method: 'GET',
    path: '/api/customers/{id}/old-hashes',
    summary: 'List the hashes by which an earlier system knows a customer, now or before',
    who: staff('customers.read'),
    authority: 'caller',
    params: z.object({ id: customerId }),
    reply: ofCustomer(z.object({ rows: z.array(z.object({ hash: z.string(), ...known })) })),
  }),
  addOldHashes: operation({
    method: 'POST',
    path: '/api/old-hashes',
    summary: 'Add hashes by which an earlier system knew customers before their names changed',
    who: staff('imports.run'),
    authority: 'engine',
    body: z.strictObject({ rows: z.array(wanted).min(1).max(mostHashes) }),
    reply: z.object({
      rows: z.array(
        z.object({ hash: z.string(), outcome: z.enum(['added', 'known', 'nobody', 'several']) }),
      ),
    }),
  }),
};
