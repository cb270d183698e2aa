import type { ownOperations } from '#contract/booking/own';
import type { ReplyOf } from '#contract/operation';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';
import { packagesOf } from '../packages/list.ts';

/** The packages of whoever asks, and those that their household shares with them. As `engine`. */
export async function listOwnPackages(
  tx: Tx,
  who: Customer,
): Promise<ReplyOf<typeof ownOperations.listOwnPackages>> {
  const all = await packagesOf(tx, who, who.customer);
  return {
    rows: all.map(({ customer, ...one }) => ({
      ...one,
      sharedBy: customer.id === who.customer ? null : customer.name,
    })),
  };
}
