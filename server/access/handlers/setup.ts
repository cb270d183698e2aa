import { setupOperations } from '#contract/access/setup';
import { implement } from '#platform/handler';
import { leaveDemo } from '../demo/leave.ts';
import { noCookie } from '../sessions/open.ts';
import { readOwnerLink } from '../setup/link.ts';
import { setUpBusiness } from '../setup/set-up.ts';

/** What answers for the first owner's way in, and the way out of the demo. */
export const setupHandlers = implement(setupOperations, {
  getSetup: async ({ tx, body }) => ({
    expiresAt: (await readOwnerLink(tx, body.token)).toISOString(),
  }),
  setUpBusiness: async ({ who, body, ports, setCookie }) => {
    const { business, signIn } = await setUpBusiness(ports.db, who, body);
    if (signIn !== null) setCookie(signIn.cookie);
    return { business, slug: body.business.slug, signedIn: signIn !== null };
  },
  leaveDemo: async ({ who, ports, setCookie }) => {
    const setup = await leaveDemo(ports, who);
    setCookie(noCookie('staff'));
    return { setup };
  },
});
