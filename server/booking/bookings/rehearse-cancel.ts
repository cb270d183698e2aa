import type { bookingActs } from '#contract/booking/acts';
import type { ReplyOf } from '#contract/operation';
import { backAt } from '#payments';
import type { Tx } from '#platform/tx';
import { conditionsOf, termsNow } from './cancel.ts';
import { chainOf } from './chain.ts';
import { lookAt } from './locked.ts';

type Rehearsed = ReplyOf<typeof bookingActs.rehearseCancel>;

/** Says what would go back if a booking were cancelled now, by its terms and at most. As `caller`. @throws {Refusal} `not_found` */
export async function rehearseCancel(tx: Tx, tenant: string, id: string): Promise<Rehearsed> {
  const booking = await lookAt(tx, tenant, id);
  const { currency } = await conditionsOf(tx, tenant, booking);
  const terms = await termsNow(tx, tenant, booking);
  let [policy, all] = [0n, 0n];
  for (const one of await chainOf(tx, tenant, id)) {
    policy += sumOf(await backAt(tx, tenant, one, { ...terms, byBusiness: false }));
    all += sumOf(await backAt(tx, tenant, one, { ...terms, byBusiness: true }));
  }
  return {
    policy: { minor: String(policy), currency },
    all: { minor: String(all), currency },
  };
}

const sumOf = (backs: readonly { readonly minor: bigint }[]) =>
  backs.reduce((sum, { minor }) => sum + minor, 0n);
