/** How long an API key lasts, from now. */
export const expiries = ['month', 'quarter', 'year', 'never'] as const;
export type Expiry = (typeof expiries)[number];

const days = { month: 30, quarter: 90, year: 365 } as const;

/** The instant at which a key ends; null for never. */
export function expiryOf(expiry: Expiry, now = Date.now()): string | null {
  if (expiry === 'never') return null;
  return new Date(now + days[expiry] * 86_400_000).toISOString();
}
