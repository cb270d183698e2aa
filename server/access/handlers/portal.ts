import { portalOperations } from '#contract/access/portal';
import { implement } from '#platform/handler';
import { refuse } from '#platform/refuse';
import type { Who } from '#platform/who';
import { emailOf, readBusiness } from '#tenancy';
import { requestCode } from '../codes/request.ts';
import { signInToPortal } from '../portal-sign-in.ts';
import { endOwnSession } from '../sessions/end.ts';
import { listSessions } from '../sessions/list.ts';
import { noCookie } from '../sessions/open.ts';
import { signOut } from '../sign-out.ts';

/** What answers for signing in to a business's portal. The edge has read the business off the path into `who`. */
export const portalHandlers = implement(portalOperations, {
  getPortal: async ({ tx, who }) => {
    const { slug, name, language, accent } = await readBusiness(tx, businessOf(who));
    return { slug, name, language, accent };
  },
  requestPortalCode: async ({ who, body, ports }) => {
    const given = { tenant: businessOf(who), email: emailOf(body.email) };
    const expiresAt = await requestCode(ports.db, who, { face: 'portal', ...given });
    return { expiresAt: expiresAt.toISOString() };
  },
  signInToPortal: async ({ who, body, ports, setCookie }) => {
    const { cookie } = await signInToPortal(ports.db, who, { tenant: businessOf(who), ...body });
    setCookie(cookie);
  },
  getPortalMe: async ({ who }) => {
    if (who.kind === 'customer')
      return { state: 'signed_in', customer: who.customer, session: who.session } as const;
    businessOf(who);
    return { state: 'signed_out' } as const;
  },
  signOutOfPortal: async ({ tx, who, setCookie }) => {
    await signOut(tx, who);
    setCookie(noCookie('portal'));
  },
  listPortalSessions: async ({ tx, who }) => ({ rows: await listSessions(tx, who) }),
  revokePortalSession: ({ tx, who, params }) => endOwnSession(tx, who, params.id),
});

/** The business whose page was called. @throws {Refusal} `not_found` when there is none of that address */
function businessOf(who: Who): string {
  const tenant = who.kind === 'user' ? undefined : who.tenant;
  return tenant ?? refuse('not_found');
}
