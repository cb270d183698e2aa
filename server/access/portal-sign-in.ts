import { record } from '#audit';
import { identify } from '#identity';
import { emailOf } from '#tenancy';
import type { Database } from '#platform/db';
import { systemOf, type Who } from '#platform/who';
import { tryCode, useCode } from './codes/try.ts';
import { openSession, type Opened } from './sessions/open.ts';
import { endHeld } from './sign-in.ts';

/**
 * Signs a customer in to a business's portal by the code that was sent to their address, in three steps of their own:
 * the code is judged, the person is recognised or made new by the address they have just proved, the code is used up for a
 * session.
 * @throws {Refusal} `code_wrong`, `too_many_requests`
 */
export async function signInToPortal(
  db: Database,
  who: Who,
  given: { tenant: string; email: string; code: string },
): Promise<Opened> {
  const { tenant } = given;
  const email = emailOf(given.email);
  const code = await tryCode(db, who, { face: 'portal', tenant, email, code: given.code });
  const system = systemOf(tenant, who.request);
  const { profile, customer } = await db.as(system, 'engine', (tx) =>
    identify(tx, system, {
      source: 'portal',
      kind: 'sign_in',
      outsideId: email,
      person: { emails: [{ value: email, verified: true }] },
    }),
  );
  return db.as(who, 'gate', async (tx) => {
    await useCode(tx, code);
    await endHeld(tx, who);
    const opened = await openSession(tx, who, { face: 'portal', tenant, profile });
    const { request, address, agent } = who;
    const origin = { request, ...(address && { address }), ...(agent && { agent }) };
    await record(
      tx,
      { kind: 'customer', tenant, profile, customer, session: opened.session, ...origin },
      {
        type: 'session.opened',
        subject: { kind: 'session', id: opened.session },
        customer,
        facts: { face: 'portal', way: 'code' },
      },
    );
    return opened;
  });
}
