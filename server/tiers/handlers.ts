import { tiers } from '#contract/tiers';
import { implement } from '#platform/handler';
import { listTiers, setTiers } from './list.ts';
import { readTierOf, setTierOf } from './of-customer.ts';

/** What answers staff about tiers. */
export const handlers = implement(tiers, {
  listTiers: async ({ tx, who }) => ({ rows: await listTiers(tx, who.tenant) }),
  setTiers: async ({ tx, who, body }) => ({ rows: await setTiers(tx, who, body.tiers) }),
  getCustomerTier: ({ tx, who, params }) => readTierOf(tx, who, params.id),
  setCustomerTier: ({ tx, who, params, body }) => setTierOf(tx, who, { ...params, ...body }),
});
