import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { Arrival } from './arrival.ts';
import type { OutsideIds } from './rules.ts';

/** Most ids that are read. */
const mostRead = 10_000;

/** The outside ids by which sources know some customers, with what a batch adds as it goes. */
export class KnownOutside {
  readonly #ids = new Map<string, Set<string>>();

  add(customer: string, source: string, outsideId: string | undefined): void {
    if (outsideId === undefined) return;
    const name = `${customer} ${source}`;
    const ids = this.#ids.get(name);
    if (ids === undefined) this.#ids.set(name, new Set([outsideId]));
    else ids.add(outsideId);
  }

  /** How many a customer would have with an arrival's; 0 where that is none more. */
  readonly with: OutsideIds = (customer, { written: { source, outsideId } }) => {
    const ids = this.#ids.get(`${customer} ${source}`);
    if (outsideId === undefined || ids?.has(outsideId) === true) return 0;
    return (ids?.size ?? 0) + 1;
  };

  /** The same, as if an arrival that is known already came for the first time. */
  readonly anew: OutsideIds = (customer, { written: { source, outsideId } }) => {
    if (outsideId === undefined) return 0;
    const ids = this.#ids.get(`${customer} ${source}`);
    return (ids?.size ?? 0) + (ids?.has(outsideId) === true ? 0 : 1);
  };
}

/**
 * Reads by which ids the sources of some arrivals know customers. Only for a business that has a limit to them.
 * @param since only what became known since; null for all
 */
export async function knownOutside(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
  { arrivals, since }: { readonly arrivals: readonly Arrival[]; readonly since: Date | null },
): Promise<KnownOutside> {
  const known = new KnownOutside();
  const sources = [...new Set(arrivals.map((one) => one.written.source))];
  if (customers.length === 0) return known;
  const { rows } = await sql<{ customer: string; source: string; id: string }>`
    SELECT l.customer_id AS customer, p.source, p.outside_id AS id FROM clientele.links l
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id
    WHERE l.tenant_id = ${tenant} AND l.customer_id = ANY (${customers}::uuid[]) AND l.ended_at IS NULL
      AND p.source = ANY (${sources}::text[]) AND p.outside_id IS NOT NULL
      AND (${since}::timestamptz IS NULL OR p.first_seen_at >= ${since}::timestamptz) LIMIT ${mostRead}`.execute(
    tx,
  );
  for (const { customer, source, id } of rows) known.add(customer, source, id);
  return known;
}
