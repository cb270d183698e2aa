export { handlers } from './handlers.ts';
export { setTiers } from './tiers/list.ts';
export { setTierOf } from './tiers/of-customer.ts';
