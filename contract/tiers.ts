import { z } from 'zod';
import { actorKind } from './audit.ts';
import { operation, staff } from './operation.ts';
import { customerId, id, instant, line, ofCustomer, text } from './shapes.ts';

/** Most tiers of one business. */
export const mostTiers = 20;

/** A tier of a business; in a list the highest comes first. */
export const tier = z.object({
  id,
  name: z.string(),
  description: z.string(),
  /** How many customers have it. */
  customers: z.number().int(),
});

const wantedTier = z.strictObject({
  /** Absent: a new one. */
  id: id.optional(),
  name: line(40),
  description: text(200).default(''),
});

/** Something that was said once about a customer's tier. */
const tierSaid = z.object({
  id,
  /** Null: none. The name stays readable also when the tier is gone. */
  tier: z.object({ id, name: z.string() }).nullable(),
  reason: z.string(),
  at: instant,
  actor: z.object({ kind: actorKind, id: id.nullable() }),
  /** The merge in which this one was chosen of two; null where it was said by itself. It goes when the merge is undone. */
  merge: id.nullable(),
});
export type TierSaid = z.infer<typeof tierSaid>;

const customerTier = z.object({
  /** What holds now: the last that was said. */
  now: tierSaid.nullable(),
  /** All that was said, newest first. */
  said: z.array(tierSaid),
});

const params = z.object({ id });

/** Tiers by which a business treats its customers, such as Gold and Silver. */
export const tiers = {
  listTiers: operation({
    method: 'GET',
    path: '/api/tiers',
    summary: 'List the tiers of the business, the highest first',
    who: staff('business.read'),
    authority: 'caller',
    reply: z.object({ rows: z.array(tier) }),
  }),
  setTiers: operation({
    method: 'PUT',
    path: '/api/tiers',
    summary:
      'Name the tiers of the business, the highest first; who has one that is left out has none',
    who: staff('business.change'),
    authority: 'caller',
    body: z.strictObject({ tiers: z.array(wantedTier).max(mostTiers) }),
    reply: z.object({ rows: z.array(tier) }),
    errors: ['name_taken', 'not_found'],
  }),
  getCustomerTier: operation({
    method: 'GET',
    path: '/api/customers/{id}/tier',
    summary: 'Read the tier of a customer, with what was said about it so far',
    who: staff('customers.read'),
    authority: 'caller',
    params: z.object({ id: customerId }),
    reply: ofCustomer(customerTier),
  }),
  setCustomerTier: operation({
    method: 'PUT',
    path: '/api/customers/{id}/tier',
    summary: 'Put a customer in a tier, or in none',
    who: staff('customers.change'),
    authority: 'caller',
    params,
    body: z.strictObject({ tier: id.nullable(), reason: text(400).default('') }),
    reply: customerTier,
    errors: ['erased'],
  }),
};
