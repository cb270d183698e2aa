import { openGlobal } from '#platform/keys';
import type { Database } from '#platform/db';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { limits } from '../attempts.ts';
import { count } from '../count.ts';
import { stepOf } from './authenticator.ts';

/** What a sealed secret belongs to. */
export const secretOf = (user: string) => `second factor ${user}`;

/** Counts a try at a person's second factor, committed before the code is looked at. @throws {Refusal} `too_many_requests` */
export function countTry(db: Database, who: Who, user: string): Promise<void> {
  return count(db, who, [{ limit: limits.triesAtSecondFactor, subject: user }]);
}

/**
 * Takes a code of a person's authenticator; each step of time counts once, so a code that was seen is worth nothing.
 * As `gate`.
 * @throws {Refusal} `code_wrong`; `second_factor_off` when there is none, or it is (not) confirmed as asked
 */
export async function takeStep(
  tx: Tx,
  user: string,
  code: string,
  asked: 'confirmed' | 'unconfirmed',
): Promise<void> {
  const row = await tx
    .selectFrom('second_factors')
    .select(['secret', 'confirmed_at'])
    .where('user_id', '=', user)
    .executeTakeFirst();
  if (row === undefined) return refuse('second_factor_off');
  if ((row.confirmed_at !== null) !== (asked === 'confirmed'))
    refuse(asked === 'confirmed' ? 'second_factor_off' : 'second_factor_on');
  const step = stepOf(openGlobal(row.secret, secretOf(user)).toString(), code);
  if (step === null) return refuse('code_wrong');
  const taken = await tx
    .updateTable('second_factors')
    .set({ last_step: step })
    .where('user_id', '=', user)
    .where((on) => on.or([on('last_step', 'is', null), on('last_step', '<', step)]))
    .executeTakeFirst();
  if (taken.numUpdatedRows === 0n) refuse('code_wrong');
}
