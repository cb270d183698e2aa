import { identify } from '#identity';
import type { Database } from '#platform/db';
import { systemOf, type Who } from '#platform/who';
import type { CodeTo } from './codes/code.ts';
import { tryCode } from './codes/try.ts';
import { openPortal } from './open-portal.ts';
import type { Opened } from './sessions/open.ts';

/**
 * Signs a customer in to a business's portal by the code that was sent to their address or telephone, in three steps of
 * their own: the code is judged, the person is recognised or made new by what they have just proved, the code is used up for
 * a session.
 * @throws {Refusal} `code_wrong`, `too_many_requests`
 */
export async function signInToPortal(
  db: Database,
  who: Who,
  { tenant, to, code: typed }: { tenant: string; to: CodeTo; code: string },
): Promise<Opened> {
  const code = await tryCode(db, who, { face: 'portal', tenant, ...to, code: typed });
  const value = to.email ?? to.phone;
  const system = systemOf(tenant, who.request);
  const { profile, customer } = await db.as(system, 'engine', (tx) =>
    identify(
      tx,
      system,
      {
        source: 'portal',
        kind: 'sign_in',
        outsideId: value,
        person: { [to.email === undefined ? 'phones' : 'emails']: [{ value, verified: true }] },
      },
      {},
    ),
  );
  return openPortal(db, who, { tenant, profile, customer, way: 'code', code });
}
