export { bringTiers } from './bring.ts';
export { handlers } from './handlers.ts';
export { setTiers, tierNames } from './list.ts';
export { setTierOf } from './of-customer.ts';
export { type OwnTier, readOwnTier } from './own.ts';
