import { sql } from 'kysely';
import { findLiving } from '#identity';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

/** Somebody who waits, held for a change. */
export interface Entry {
  readonly id: string;
  readonly state: string;
  readonly service: string;
  readonly option: string;
  readonly location: string | null;
  readonly resource: string | null;
  readonly customer: string;
  readonly profile: string | null;
  readonly party: number;
  /** Local days of the service, as numbers. */
  readonly from: number;
  readonly to: number;
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly language: string | null;
  /** Starts that were offered to them before, in whole minutes since 1970 in UTC. */
  readonly offered: readonly number[];
}

/**
 * Holds somebody who waits, and as a customer before that, as whoever merges or erases them does. Whoever else has them in hand
 * at the moment sees to them.
 * @returns undefined where there is none, or somebody else holds them
 * @throws {Refusal} `erased`
 */
export async function holdEntry(tx: Tx, who: Tenanted, id: string): Promise<Entry | undefined> {
  const { tenant } = who;
  const seen = await tx
    .selectFrom('waitlist_entries')
    .select('customer_id as customer')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  if (seen === undefined) return undefined;
  await findLiving(tx, who, seen.customer);
  const { rows } = await sql<Entry>`
    SELECT w.id, w.state, w.service_id AS service, w.option_id AS option, w.location_id AS location,
      w.resource_id AS resource, w.customer_id AS customer, w.profile_id AS profile, w.party_size AS party,
      w.from_day - DATE '1970-01-01' AS "from", w.to_day - DATE '1970-01-01' AS "to", w.weekdays,
      w.from_minute AS "fromMinute", w.to_minute AS "toMinute", w.language,
      (SELECT coalesce(array_agg((extract(epoch FROM b.starts_at) / 60)::integer), '{}')
        FROM clientele.waitlist_offers o
        JOIN clientele.bookings b ON b.tenant_id = o.tenant_id AND b.id = o.booking_id
        WHERE o.tenant_id = w.tenant_id AND o.entry_id = w.id) AS offered
    FROM clientele.waitlist_entries w
    WHERE w.tenant_id = ${tenant} AND w.id = ${id} FOR UPDATE OF w SKIP LOCKED`.execute(tx);
  return rows[0];
}
