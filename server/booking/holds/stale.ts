import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Given } from './give-back.ts';

/** Most holds that one transaction puts away; the rest is the next one's. */
export const mostAtOnce = 200;

/**
 * Holds of a business that have run out and are still there, held for this transaction. Those that somebody else holds are
 * theirs to put away: whoever waited for one, with a booking of their own held, could be waited for by them. Before anything
 * of what is taken is locked.
 */
export async function lockStale(tx: Tx, tenant: string): Promise<Given[]> {
  const { rows } = await sql<Given>`
    SELECT b.id, b.version, b.customer_id AS customer, b.session_id AS session, b.party_size AS party,
      b.service_id AS service, b.cap_day - DATE '1970-01-01' AS day
    FROM clientele.bookings b
    WHERE b.tenant_id = ${tenant} AND b.status = 'held' AND b.hold_ends_at <= ${now()}
    ORDER BY b.id LIMIT ${mostAtOnce} FOR NO KEY UPDATE SKIP LOCKED`.execute(tx);
  return rows;
}
