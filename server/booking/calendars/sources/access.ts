import type { CalendarAccess } from '#platform/calendar-port';
import { open, seal } from '#platform/crypto';
import { tenantKeys } from '#platform/keys';
import type { Tx } from '#platform/tx';

const belongsTo = (source: string) => `calendar ${source}`;

/** How a calendar is reached as it is kept: under the business’s own key, for this source alone. */
export async function sealedAccess(
  tx: Tx,
  { tenant, source }: { readonly tenant: string; readonly source: string },
  access: CalendarAccess,
): Promise<Buffer> {
  const { data } = await tenantKeys(tx, tenant);
  return seal(data, JSON.stringify(access), belongsTo(source));
}

/** Opens what `sealedAccess` made. */
export async function openAccess(
  tx: Tx,
  { tenant, source }: { readonly tenant: string; readonly source: string },
  sealed: Uint8Array,
): Promise<CalendarAccess> {
  const { data } = await tenantKeys(tx, tenant);
  return JSON.parse(open(data, sealed, belongsTo(source)).toString()) as CalendarAccess;
}
