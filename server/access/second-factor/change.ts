import { findPersonById } from '#tenancy';
import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import { sealGlobal } from '#platform/keys';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { SignedIn, Staff } from '#platform/who';
import { recordOwn } from '../record-own.ts';
import { endOtherSessions, endSession } from '../sessions/end.ts';
import { openSession, type Opened } from '../sessions/open.ts';
import { newSecret, otpauthUri } from './authenticator.ts';
import { countTry, secretOf, takeStep } from './check.ts';

/**
 * Begins a second factor: a new secret, in force once a code of it has confirmed it. As `gate`.
 * @throws {Refusal} `second_factor_on`
 */
export async function startSecondFactor(
  tx: Tx,
  who: SignedIn | Staff,
): Promise<{ secret: string; uri: string }> {
  const secret = newSecret();
  const row = {
    secret: sealGlobal(secret, secretOf(who.user)),
    last_step: null,
    created_at: now(),
  };
  const begun = await tx
    .insertInto('second_factors')
    .values({ user_id: who.user, ...row })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet(row).where('second_factors.confirmed_at', 'is', null),
    )
    .executeTakeFirst();
  if (begun.numInsertedOrUpdatedRows === 0n) refuse('second_factor_on');
  const { email } = await findPersonById(tx, who.user);
  return { secret, uri: otpauthUri(secret, email) };
}

/**
 * Puts a second factor in force by a first code; the person's other sessions end, and this one gets a new token.
 * @throws {Refusal} `code_wrong`, `second_factor_off`, `second_factor_on`, `too_many_requests`
 */
export async function confirmSecondFactorChange(
  db: Database,
  who: SignedIn | Staff,
  code: string,
): Promise<Opened> {
  await countTry(db, who, who.user);
  return db.as(who, 'gate', async (tx) => {
    await takeStep(tx, who.user, code, 'unconfirmed');
    await tx
      .updateTable('second_factors')
      .set({ confirmed_at: now() })
      .where('user_id', '=', who.user)
      .execute();
    await endOtherSessions(tx, who, 'second_factor');
    await endSession(tx, who, who.session, 'second_factor');
    await recordOwn(tx, who, {
      type: 'second_factor.confirmed',
      subject: { kind: 'user', id: who.user },
    });
    return openSession(tx, who, {
      face: 'staff',
      user: who.user,
      tenant: who.kind === 'staff' ? who.tenant : null,
      secondFactor: 'confirmed',
    });
  });
}

/**
 * Does without the second factor again, by one of its codes.
 * @throws {Refusal} `code_wrong`, `second_factor_off`, `too_many_requests`
 */
export async function removeSecondFactor(
  db: Database,
  who: SignedIn | Staff,
  code: string,
): Promise<void> {
  await countTry(db, who, who.user);
  await db.as(who, 'gate', async (tx) => {
    await takeStep(tx, who.user, code, 'confirmed');
    await tx.deleteFrom('second_factors').where('user_id', '=', who.user).execute();
    await recordOwn(tx, who, {
      type: 'second_factor.removed',
      subject: { kind: 'user', id: who.user },
    });
  });
}
