import { sql } from 'kysely';
import type { QueryOf, ReplyOf } from '#contract/operation';
import type { waitlistOperations } from '#contract/booking/waitlist';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import { allOf } from '../bookings/list.ts';
import { readWaiting, shown } from './rows.ts';

type Listing = typeof waitlistOperations.listWaitlist;

/** Who waits, longest first. As `caller`. @throws {Refusal} `invalid_input` for the cursor */
export async function listWaitlist(
  tx: Tx,
  tenant: string,
  { service, state, limit, cursor }: QueryOf<Listing>,
): Promise<ReplyOf<Listing>> {
  const [after] = readCursor(cursor, ['id']) ?? [];
  const states = state === undefined ? ['waiting', 'offered'] : [state];
  const which = [sql<boolean>`w.state = ANY (${states}::text[])`];
  if (service !== undefined) which.push(sql`w.service_id = ${service}`);
  if (after !== undefined) which.push(sql`w.id > ${after}::uuid`);
  const rows = await readWaiting(tx, tenant, allOf(which), limit + 1);
  return {
    rows: rows.slice(0, limit).map(shown),
    next: nextCursor(rows, limit, ({ id }) => [id]),
  };
}
