import { sql } from 'kysely';
import type { z } from 'zod';
import type { ownBooking } from '#contract/booking/booking';
import type { Tx } from '#platform/tx';
import { tenantKeys } from '#platform/keys';
import { linkToken } from './link.ts';
import { oneOf, readRows } from './row.ts';
import { type MoreOfOwn, own } from './shown.ts';

/** A booking as whoever booked sees it, with the link that opens it. */
export interface OwnRead {
  readonly booking: z.input<typeof ownBooking>;
  readonly link: string;
}

/** Bookings as whoever booked sees them, by id, with their links. As `engine`. */
export async function readOwn(
  tx: Tx,
  tenant: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OwnRead>> {
  const keys = await tenantKeys(tx, tenant);
  const more = sql`, b.project_description, b.meeting_url, (
    SELECT json_build_object('state', k.state, 'brand', k.brand, 'last4', k.last4, 'fee', k.fee_minor::text,
      'currency', k.fee_currency, 'fault', k.fault_code)
    FROM clientele.saved_cards k WHERE k.tenant_id = ${tenant} AND k.subject_id = b.id AND k.state <> 'removed'
    ORDER BY k.id DESC LIMIT 1) AS card`;
  const rows = await readRows<MoreOfOwn>(tx, tenant, oneOf(ids), { more });
  return new Map(
    rows.map((row) => [
      row.id,
      { booking: own(row), link: linkToken(keys, { id: row.id, version: row.link_version }) },
    ]),
  );
}
