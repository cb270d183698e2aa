import type { Tx } from '#platform/tx';
import { Refusal } from '#platform/refuse';
import { systemOf, type Customer } from '#platform/who';
import { isKnownElsewhere } from '../customers/elsewhere.ts';
import { mergeCustomers } from './merge.ts';

/**
 * Makes one of a customer and of another whom they have proved to be, where no more than one of the two is known from
 * elsewhere: what was made for a sign-in goes into the record that the business has. Two whom staff know are theirs to put
 * together, and whom they said to be two stay two. As `engine`.
 * @returns the customer that the two are now; null where they stay two
 */
export async function becomeOne(
  tx: Tx,
  { tenant, customer, request }: Customer,
  other: string,
): Promise<string | null> {
  const known = [customer, other].map((one) => isKnownElsewhere(tx, tenant, one));
  if ((await Promise.all(known)).every(Boolean)) return null;
  try {
    const asked = { customers: [customer, other] as [string, string] };
    return (await mergeCustomers(tx, systemOf(tenant, request), asked)).survivor;
  } catch (fault) {
    if (fault instanceof Refusal && fault.code === 'kept_apart') return null;
    throw fault;
  }
}
