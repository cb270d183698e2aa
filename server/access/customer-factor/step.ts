import type { Database } from '#platform/db';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { limits } from '../attempts.ts';
import { count } from '../count.ts';
import { stepOf } from '../second-factor/authenticator.ts';
import { factorsOf } from './factors.ts';

/** Whose authenticator a code is of. */
export interface Whose {
  readonly tenant: string;
  readonly customer: string;
}

/** Counts a try at a customer's second factor, committed before the code is looked at. @throws {Refusal} `too_many_requests` */
export function countFactorTry(db: Database, who: Who, { customer }: Whose): Promise<void> {
  return count(db, who, [{ limit: limits.triesAtSecondFactor, subject: customer }]);
}

/**
 * Takes a code of one of the authenticators that stand before a customer; each step of time counts once. As `gate`.
 * @returns the profile that set the authenticator up
 * @throws {Refusal} `code_wrong`; `second_factor_off`, `second_factor_on` where none is (un)confirmed as asked
 */
export async function takeFactorStep(
  tx: Tx,
  { tenant, customer }: Whose,
  code: string,
  asked: 'confirmed' | 'unconfirmed',
): Promise<string> {
  const all = await factorsOf(tx, tenant, customer);
  const asPut = all.filter(({ confirmed }) => confirmed === (asked === 'confirmed'));
  if (asPut.length === 0)
    refuse(asked === 'unconfirmed' && all.length > 0 ? 'second_factor_on' : 'second_factor_off');
  for (const { profile, secret } of asPut) {
    const step = stepOf(secret, code);
    if (step === null) continue;
    const taken = await tx
      .updateTable('customer_second_factors')
      .set({ last_step: step })
      .where('tenant_id', '=', tenant)
      .where('profile_id', '=', profile)
      .where((on) => on.or([on('last_step', 'is', null), on('last_step', '<', step)]))
      .executeTakeFirst();
    if (taken.numUpdatedRows > 0n) return profile;
  }
  return refuse('code_wrong');
}
