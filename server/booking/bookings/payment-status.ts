import { sql } from 'kysely';
import { sumPaid } from '#payments';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { chainOf } from './chain.ts';

/** What came in for a booking, and for those whose place it took, in minor units. */
export interface Sums {
  readonly paid: bigint;
  readonly refunded: bigint;
  readonly waived: bigint;
}

/** What has come of a price, as it follows from its payments; null: nothing has, and it stays as it was. */
function statusOf(price: bigint, { paid, refunded, waived }: Sums): string | null {
  const left = paid - refunded;
  if (paid > 0n && left <= 0n) return 'refunded';
  if (left > 0n) return left + waived >= price ? 'paid' : 'part_paid';
  return waived > 0n && waived >= price ? 'waived' : null;
}

/** Writes down what has come of a booking's price. As `caller` or `engine`, with the booking held. */
export async function notePaid(
  tx: Tx,
  tenant: string,
  booking: { readonly id: string; readonly paymentStatus: string },
  otherwise: string | null = null,
): Promise<void> {
  const sums = { paid: 0n, refunded: 0n, waived: 0n };
  for (const id of await chainOf(tx, tenant, booking.id)) {
    const one = await sumPaid(tx, tenant, id);
    sums.paid += one.paid;
    sums.refunded += one.refunded;
    sums.waived += one.waived;
  }
  const { price_minor: price } = await tx
    .selectFrom('bookings')
    .select('price_minor')
    .where('tenant_id', '=', tenant)
    .where('id', '=', booking.id)
    .executeTakeFirstOrThrow();
  const status = statusOf(price, sums) ?? otherwise;
  if (status === null || status === booking.paymentStatus) return;
  await sql`
    UPDATE clientele.bookings SET payment_status = ${status}, updated_at = ${now()}
    WHERE tenant_id = ${tenant} AND id = ${booking.id}`.execute(tx);
}
