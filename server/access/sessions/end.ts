import { sql } from 'kysely';
import { record } from '#audit';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Customer, SignedIn, Staff, Who } from '#platform/who';

/**
 * Why a session ended before its time: its bearer signed out, or signed in again in the same browser; its person ended it
 * from elsewhere, had more than there may be, or changed their second factor.
 */
export type EndReason = 'signed_out' | 'replaced' | 'revoked' | 'surplus' | 'second_factor';

/** Sessions that have not been ended yet, about to be. */
export const ending = (tx: Tx) =>
  tx.updateTable('sessions').set({ revoked_at: now() }).where('revoked_at', 'is', null);

/**
 * Ends sessions at once, and writes each down in the business that it was for; one that was for none yet, or had run out
 * by itself, leaves no trace. As `gate`.
 * @param which of `ending`
 * @returns how many
 */
export async function endSessions(
  tx: Tx,
  who: Who,
  which: ReturnType<typeof ending>,
  reason: EndReason,
): Promise<number> {
  const ended = await which.returning(['id', 'face', 'tenant_id', 'expires_at']).execute();
  await tellEnded(tx, who, ended, reason);
  return ended.length;
}

/**
 * Ends what a way had opened that its customer has just removed, in the same transaction, and writes each down. As `engine`:
 * of sessions it may end these and no others.
 */
export async function endOfRemovedWay(tx: Tx, who: Customer, profile: string): Promise<void> {
  const { rows } = await sql<Ended>`
    SELECT * FROM clientele.end_removed_way(${profile}::uuid, ${now()}::timestamptz)`.execute(tx);
  await tellEnded(tx, who, rows, 'revoked');
}

/** A session that was just ended. */
interface Ended {
  readonly id: string;
  readonly face: string;
  readonly tenant_id: string | null;
  readonly expires_at: Date;
}

async function tellEnded(
  tx: Tx,
  who: Who,
  ended: readonly Ended[],
  reason: EndReason,
): Promise<void> {
  const customer = who.kind === 'customer' ? who.customer : undefined;
  for (const { id, face, tenant_id: tenant, expires_at: until } of ended)
    if (tenant !== null && until > now())
      await record(tx, who, {
        type: 'session.closed',
        tenant,
        subject: { kind: 'session', id },
        facts: { face, reason },
        ...(customer !== undefined && { customer }),
      });
}

/** Ends a sign-in that waits for its second factor: nothing was opened by it, so that nothing closes. As `gate`. */
export async function endPending(tx: Tx, session: string): Promise<void> {
  await ending(tx).where('id', '=', session).execute();
}

/** Ends a session at once; nothing happens when it has ended. As `gate`. */
export async function endSession(
  tx: Tx,
  who: Who,
  session: string,
  reason: EndReason,
): Promise<void> {
  await endSessions(tx, who, ending(tx).where('id', '=', session), reason);
}

/** Ends one of the caller's own sessions at once. As `gate`. @throws {Refusal} `not_found` */
export async function endOwnSession(
  tx: Tx,
  who: SignedIn | Staff | Customer,
  session: string,
): Promise<void> {
  const named = ending(tx).where('id', '=', session);
  const owned =
    who.kind === 'customer'
      ? named.where('tenant_id', '=', who.tenant).where('profile_id', '=', who.profile)
      : named.where('user_id', '=', who.user);
  if ((await endSessions(tx, who, owned, 'revoked')) === 0) refuse('not_found');
}

/** Ends all sessions of a person but the one in hand, at once. As `gate`. */
export async function endOtherSessions(
  tx: Tx,
  who: SignedIn | Staff,
  reason: EndReason,
): Promise<void> {
  const others = ending(tx).where('user_id', '=', who.user).where('id', '<>', who.session);
  await endSessions(tx, who, others, reason);
}
