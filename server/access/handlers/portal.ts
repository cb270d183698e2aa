import { portalOperations } from '#contract/access/portal';
import { implement } from '#platform/handler';
import { refuse } from '#platform/refuse';
import type { Who } from '#platform/who';
import { emailOf, readBusiness } from '#tenancy';
import { requestCode } from '../codes/request.ts';
import { beginOutside } from '../outside/begin.ts';
import { finishOutside } from '../outside/finish.ts';
import { offeredBy } from '../outside/offered.ts';
import { proveOutside, provingAt } from '../outside/prove.ts';
import { carriedNoMore } from '../outside/under-way.ts';
import { listWays } from '../outside/ways.ts';
import { signInToPortal } from '../portal-sign-in.ts';
import { endOwnSession } from '../sessions/end.ts';
import { listSessions } from '../sessions/list.ts';
import { noCookie } from '../sessions/open.ts';
import { signOut } from '../sign-out.ts';

/** What answers for signing in to a business's portal. The edge has read the business off the path into `who`. */
export const portalHandlers = implement(portalOperations, {
  getPortal: async ({ tx, who, ports }) => {
    const tenant = businessOf(who);
    const { slug, name, language, accent } = await readBusiness(tx, tenant);
    return { slug, name, language, accent, services: await offeredBy(tx, tenant, ports.signIn) };
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
  startOutsideSignIn: async ({ who, params, ports, setCookie }) => {
    const given = { tenant: businessOf(who), provider: params.provider, session: null };
    const { url, cookie } = await beginOutside(ports, who, given);
    setCookie(cookie);
    return { url };
  },
  finishOutsideSignIn: async ({ who, query, ports, cookie, setCookie }) => {
    const { path, cookies } = await finishOutside(ports, who, { query, cookie });
    for (const one of cookies) setCookie(one);
    return path;
  },
  proveOutsideSignIn: async ({ who, body, ports, cookie, setCookie }) => {
    const given = { tenant: businessOf(who), code: body.code, cookie };
    const opened = await proveOutside(ports, who, given);
    setCookie(opened.cookie);
    setCookie(carriedNoMore);
  },
  startLinking: async ({ who, params, ports, setCookie }) => {
    const { tenant, session } = who;
    const { url, cookie } = await beginOutside(ports, who, { tenant, session, ...params });
    setCookie(cookie);
    return { url };
  },
  listOwnWays: async ({ tx, who }) => ({ rows: await listWays(tx, who) }),
  getPortalMe: async ({ who, cookie }) => {
    if (who.kind === 'customer')
      return { state: 'signed_in', customer: who.customer, session: who.session } as const;
    const held = provingAt(businessOf(who), cookie);
    const proving = held ? { email: held.vouched.email ?? '', service: held.service } : null;
    return { state: 'signed_out', proving } as const;
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
