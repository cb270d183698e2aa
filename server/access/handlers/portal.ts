import { portalOperations } from '#contract/access/portal';
import { implement } from '#platform/handler';
import { refuse } from '#platform/refuse';
import type { Who } from '#platform/who';
import { readBusiness } from '#tenancy';
import { readDestination } from '../codes/destination.ts';
import {
  confirmOwnFactor,
  confirmPortalFactor,
  liftCustomerFactor,
  removeOwnFactor,
  startOwnFactor,
} from '../customer-factor/change.ts';
import { factorsOf } from '../customer-factor/factors.ts';
import { requestCode } from '../codes/request.ts';
import { beginOutside } from '../outside/begin.ts';
import { finishOutside } from '../outside/finish.ts';
import { offeredBy } from '../outside/offered.ts';
import { proveOutside, provingAt } from '../outside/prove.ts';
import { carriedNoMore } from '../outside/under-way.ts';
import { listWays } from '../ways/list.ts';
import { signInToPortal } from '../portal-sign-in.ts';
import { removeWay } from '../ways/remove.ts';
import { endOwnSession } from '../sessions/end.ts';
import { listSessions } from '../sessions/list.ts';
import { noCookie } from '../sessions/open.ts';
import { signOut } from '../sign-out.ts';

/** What answers for signing in to a business's portal. The edge has read the business off the path into `who`. */
export const portalHandlers = implement(portalOperations, {
  getPortal: async ({ tx, who, ports }) => {
    const tenant = businessOf(who);
    const { slug, name, language, accent } = await readBusiness(tx, tenant);
    const services = await offeredBy(tx, tenant, ports.signIn);
    const phoneWays = [...(await ports.codes.ways(tx, tenant))];
    return { slug, name, language, accent, services, phoneWays };
  },
  requestPortalCode: async ({ who, body, ports }) => {
    const tenant = businessOf(who);
    const to = await readDestination(ports, who, tenant, body);
    const expiresAt = await requestCode(ports.db, who, { face: 'portal', tenant, ...to });
    return { expiresAt: expiresAt.toISOString() };
  },
  signInToPortal: async ({ who, body, ports, setCookie }) => {
    const tenant = businessOf(who);
    const { code, ...given } = body;
    const to = await readDestination(ports, who, tenant, given);
    const { cookie } = await signInToPortal(ports.db, who, { tenant, to, code });
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
  removeOwnWay: ({ who, params, body, ports }) =>
    removeWay(ports, who, { profile: params.profile, ...body }),
  confirmPortalSecondFactor: async ({ who, body, ports, setCookie }) => {
    const { cookie } = await confirmPortalFactor(ports.db, who, body.code);
    setCookie(cookie);
  },
  startOwnTotp: ({ tx, who }) => startOwnFactor(tx, who),
  confirmOwnTotp: async ({ who, body, ports, setCookie }) => {
    const { cookie } = await confirmOwnFactor(ports.db, who, body.code);
    setCookie(cookie);
  },
  removeOwnTotp: ({ who, body, ports }) => removeOwnFactor(ports.db, who, body.code),
  liftCustomerSecondFactor: ({ who, params, ports }) =>
    liftCustomerFactor(ports.db, who, params.id),
  getPortalMe: async ({ tx, who, cookie }) => {
    if (who.kind === 'customer') {
      const { tenant, customer, session } = who;
      const factors = await factorsOf(tx, tenant, customer);
      const secondFactor = factors.some(({ confirmed }) => confirmed);
      return { state: 'signed_in', customer, session, secondFactor } as const;
    }
    if (who.kind === 'anonymous' && who.due !== undefined)
      return { state: 'second_factor_due' } as const;
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
