import { pagePolicy } from './headers.ts';

/**
 * The policy of a page that other sites show in a frame: those that the business has named, and nobody else.
 * @param origins as in `https://shop.example`
 */
export function framedBy(origins: readonly string[]): string {
  const ancestors = origins.filter((origin) => isOrigin(origin));
  return pagePolicy({ 'frame-ancestors': ancestors.length === 0 ? "'none'" : ancestors.join(' ') });
}

/** A name that can stand in a policy: whatever else it holds would say more than it. */
const isOrigin = (text: string) => /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/.test(text);

/** What the page may load on which a card is asked for by Stripe's own fields. */
export const withStripe = pagePolicy({
  'connect-src': "'self' https://api.stripe.com",
  'frame-src': 'https://js.stripe.com https://hooks.stripe.com',
  'script-src': "'self' https://js.stripe.com",
});
