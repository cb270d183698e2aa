import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { giveBackUses } from '../packages/give-back.ts';
import type { Conditions } from './conditions.ts';
import type { Locked } from './locked.ts';
import { isInTime } from './policy.ts';
import type { By } from './wanted.ts';

/**
 * Gives the package that paid for a booking back what it took, once the booking is cancelled: in time, or by the business, all of
 * it; late, nothing.
 * @param conditions of its service, asked only where a package paid
 */
export async function giveBackPackage(
  tx: Tx,
  who: By,
  { id, package: paidWith, startsAt }: Locked,
  refund: 'policy' | 'none' | 'all',
  conditions: () => Promise<Pick<Conditions, 'cancelHours'>>,
): Promise<void> {
  if (paidWith === null || refund === 'none') return;
  if (refund !== 'all' && !isInTime(startsAt, (await conditions()).cancelHours, now())) return;
  const back = await giveBackUses(tx, who, [id]);
  if (back.length > 0)
    await tx
      .updateTable('bookings')
      .set({ payment_status: 'refunded' })
      .where('tenant_id', '=', who.tenant)
      .where('id', '=', id)
      .execute();
}
