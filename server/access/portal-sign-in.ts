import { identify } from '#identity';
import { emailOf } from '#tenancy';
import type { Database } from '#platform/db';
import { systemOf, type Who } from '#platform/who';
import { tryCode } from './codes/try.ts';
import { openPortal } from './open-portal.ts';
import type { Opened } from './sessions/open.ts';

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
    identify(
      tx,
      system,
      {
        source: 'portal',
        kind: 'sign_in',
        outsideId: email,
        person: { emails: [{ value: email, verified: true }] },
      },
      {},
    ),
  );
  return openPortal(db, who, { tenant, profile, customer, way: 'code', code });
}
