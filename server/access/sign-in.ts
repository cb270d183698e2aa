import { emailOf, findPerson } from '#tenancy';
import type { Database } from '#platform/db';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { tryCode, useCode } from './codes/try.ts';
import { recordOwn } from './record-own.ts';
import { countTry, takeStep } from './second-factor/check.ts';
import { firstBusiness } from './sessions/choose-business.ts';
import { endPending, endSession } from './sessions/end.ts';
import { openSession, type Opened } from './sessions/open.ts';

/** A sign-in that went well: the session, and whether a second factor is due before it opens anything. */
export interface SignIn extends Opened {
  readonly next: 'signed_in' | 'second_factor';
}

/** How a person proved who they are. */
export type Way = 'code' | 'invitation' | 'demo' | 'setup' | 'second_factor';

/**
 * Signs a person in by the code that was sent to their address. An address that nobody is known by is answered like a
 * wrong code.
 * @throws {Refusal} `code_wrong`, `too_many_requests`
 */
export async function signInWithCode(
  db: Database,
  who: Who,
  given: { email: string; code: string },
): Promise<SignIn> {
  const email = emailOf(given.email);
  const code = await tryCode(db, who, { face: 'staff', email, code: given.code });
  return db.as(who, 'gate', async (tx) => {
    await useCode(tx, code);
    const person = await findPerson(tx, email);
    if (person === undefined) return refuse('code_wrong');
    return signIn(tx, who, person.id, 'code');
  });
}

/** Opens a session for a person who has proved who they are; one that the browser had ends. As `gate`. */
export async function signIn(tx: Tx, who: Who, user: string, way: Way): Promise<SignIn> {
  const factor = await tx
    .selectFrom('second_factors')
    .select('user_id')
    .where('user_id', '=', user)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  const due = factor !== undefined;
  await endHeld(tx, who);
  const tenant = await firstBusiness(tx, user);
  const opened = await openSession(tx, who, {
    face: 'staff',
    user,
    tenant,
    secondFactor: due ? 'due' : 'none',
  });
  if (!due) await recordOpened(tx, who, { user, tenant, way, session: opened.session });
  return { ...opened, next: due ? 'second_factor' : 'signed_in' };
}

/**
 * Finishes a sign-in by a code of the person's authenticator, under a new token.
 * @throws {Refusal} `signed_out` when no sign-in waits for it; `code_wrong`, `too_many_requests`
 */
export async function confirmSecondFactor(db: Database, who: Who, code: string): Promise<Opened> {
  const pending = who.kind === 'anonymous' ? who.pending : undefined;
  if (pending === undefined) return refuse('signed_out');
  await countTry(db, who, pending.user);
  return db.as(who, 'gate', async (tx) => {
    await takeStep(tx, pending.user, code, 'confirmed');
    await endHeld(tx, who);
    const { user } = pending;
    const tenant = await firstBusiness(tx, user);
    const opened = await openSession(tx, who, {
      face: 'staff',
      user,
      tenant,
      secondFactor: 'confirmed',
    });
    await recordOpened(tx, who, { user, tenant, way: 'second_factor', session: opened.session });
    return opened;
  });
}

/** Ends the session that came with the request, if one did. As `gate`. */
export async function endHeld(tx: Tx, who: Who): Promise<void> {
  if (who.kind === 'anonymous' && who.pending !== undefined)
    await endPending(tx, who.pending.session);
  if (who.kind === 'anonymous' && who.due !== undefined) await endPending(tx, who.due.session);
  if ('session' in who) await endSession(tx, who, who.session, 'replaced');
}

async function recordOpened(
  tx: Tx,
  who: Who,
  opened: { user: string; tenant: string | null; way: Way; session: string },
): Promise<void> {
  if (opened.tenant === null) return;
  const { request, address, agent } = who;
  const origin = { request, ...(address && { address }), ...(agent && { agent }) };
  await recordOwn(
    tx,
    { kind: 'user', user: opened.user, session: opened.session, ...origin },
    {
      type: 'session.opened',
      tenant: opened.tenant,
      subject: { kind: 'session', id: opened.session },
      facts: { face: 'staff', way: opened.way },
    },
  );
}
