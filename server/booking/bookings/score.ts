const detailed = 100;

/**
 * How much in earnest somebody is, from 0 to 100, as the earlier system's `calculate_lead_score` counts: who pays is, then
 * who describes at length what they are about.
 */
export function leadScore(priceMinor: bigint, description: string | null): number {
  if (priceMinor > 0n) return 70;
  return Array.from(description ?? '').length > detailed ? 50 : 30;
}
