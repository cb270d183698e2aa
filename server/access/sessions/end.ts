import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Customer, SignedIn, Staff } from '#platform/who';

/** Ends a session at once; nothing happens when it has ended. As `gate`. */
export async function endSession(tx: Tx, session: string): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ revoked_at: now() })
    .where('id', '=', session)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Ends one of the caller's own sessions at once. As `gate`. @throws {Refusal} `not_found` */
export async function endOwnSession(
  tx: Tx,
  who: SignedIn | Staff | Customer,
  session: string,
): Promise<void> {
  const owned = tx
    .updateTable('sessions')
    .set({ revoked_at: now() })
    .where('id', '=', session)
    .where('revoked_at', 'is', null);
  const ended = await (
    who.kind === 'customer'
      ? owned.where('tenant_id', '=', who.tenant).where('profile_id', '=', who.profile)
      : owned.where('user_id', '=', who.user)
  ).executeTakeFirst();
  if (ended.numUpdatedRows === 0n) refuse('not_found');
}

/** Ends all sessions of a person but one, at once. As `gate`. */
export async function endOtherSessions(tx: Tx, user: string, kept: string): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ revoked_at: now() })
    .where('user_id', '=', user)
    .where('id', '<>', kept)
    .where('revoked_at', 'is', null)
    .execute();
}
