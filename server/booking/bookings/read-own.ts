import { sql } from 'kysely';
import type { z } from 'zod';
import type { ownBooking } from '#contract/booking/booking';
import type { Tx } from '#platform/tx';
import { tenantKeys } from '#platform/keys';
import { linkToken } from './link.ts';
import { oneOf, readRows } from './row.ts';
import { own } from './shown.ts';

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
  const more = sql`, b.project_description, b.meeting_url`;
  const rows = await readRows<{
    readonly project_description: string | null;
    readonly meeting_url: string | null;
  }>(tx, tenant, oneOf(ids), { more });
  return new Map(
    rows.map((row) => [
      row.id,
      { booking: own(row), link: linkToken(keys, { id: row.id, version: row.link_version }) },
    ]),
  );
}
