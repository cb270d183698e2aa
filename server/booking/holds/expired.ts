import { sql } from 'kysely';
import { recordMany } from '#audit';
import { cancelCardsInTx } from '#payments';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { systemOf } from '#platform/who';
import type { Given } from './give-back.ts';

/** Writes down that holds have run out. Nobody did that: time did. */
export async function noteExpired(tx: Tx, tenant: string, all: readonly Given[]): Promise<void> {
  if (all.length === 0) return;
  const at = now();
  await sql`
    UPDATE clientele.bookings SET status = 'expired', hold_ends_at = NULL, expired_at = ${at}, version = version + 1,
      updated_at = ${at}
    WHERE tenant_id = ${tenant} AND id = ANY (${all.map(({ id }) => id)}::uuid[])`.execute(tx);
  // A card that is being saved for one is wanted no more; a payment that comes late may still revive it, or goes back.
  await cancelCardsInTx(
    tx,
    tenant,
    all.map(({ id }) => id),
  );
  await recordMany(
    tx,
    systemOf(tenant, newId()),
    all.map(({ id, customer }) => ({
      type: 'booking.expired',
      subject: { kind: 'booking', id },
      ...(customer !== null && { customer }),
    })),
  );
}
