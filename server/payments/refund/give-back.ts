import type { Tx } from '#platform/tx';
import type { By } from '../by.ts';
import { refundInTx } from './ask.ts';
import type { RefundRule } from '#contract/payments';
import { leftAfter, refundAt, type RefundWhy } from './rules.ts';
import { refundsOf } from './row.ts';

/** Who cancels, and what holds then. */
interface Cancelled {
  /** Hours until the start, with fractions. */
  readonly hoursLeft: number;
  readonly rules: readonly RefundRule[];
  readonly byBusiness: boolean;
}

/** What goes back, or would, of one payment. */
interface Back {
  readonly payment: string;
  readonly minor: bigint;
  readonly currency: string;
}

/**
 * What a policy gives back of what was paid for something, or would, if it were cancelled now; of fees for not coming,
 * nothing. As `caller` or `engine`.
 */
export async function backAt(
  tx: Tx,
  tenant: string,
  subject: string,
  cancelled: Cancelled,
): Promise<Back[]> {
  const paid = await tx
    .selectFrom('payments')
    .select(['id', 'amount_minor', 'currency'])
    .where('tenant_id', '=', tenant)
    .where('subject_id', '=', subject)
    .where('state', '=', 'paid')
    .where('way', '<>', 'waived')
    .where('kind', '<>', 'no_show')
    .orderBy('id')
    .execute();
  const backs: Back[] = [];
  for (const { id, amount_minor: paidMinor, currency } of paid) {
    const leftMinor = leftAfter(paidMinor, await refundsOf(tx, tenant, id));
    const minor = refundAt({ ...cancelled, paidMinor, leftMinor });
    if (minor > 0n) backs.push({ payment: id, minor, currency });
  }
  return backs;
}

/**
 * Gives back what a policy gives at a cancellation, in the transaction that cancels. As `caller` or `engine`.
 * @returns what goes back, by payment
 */
export async function giveBackInTx(
  tx: Tx,
  who: By,
  subject: string,
  cancelled: Cancelled,
): Promise<Back[]> {
  const why: RefundWhy = cancelled.byBusiness ? 'cancelled_by_us' : 'policy';
  const backs = await backAt(tx, who.tenant, subject, cancelled);
  for (const { payment, minor } of backs) await refundInTx(tx, who, { payment, minor, why });
  return backs;
}
