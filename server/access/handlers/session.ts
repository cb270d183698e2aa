import { sessionOperations } from '#contract/access/session';
import { implement } from '#platform/handler';
import { emailOf } from '#tenancy';
import { requestCode } from '../codes/request.ts';
import { signInToDemo } from '../demo/sign-in.ts';
import { chooseBusiness } from '../sessions/choose-business.ts';
import { endOtherSessions, endOwnSession } from '../sessions/end.ts';
import { listSessions } from '../sessions/list.ts';
import { noCookie } from '../sessions/open.ts';
import { confirmSecondFactor, signInWithCode } from '../sign-in.ts';
import { signOut } from '../sign-out.ts';

/** What answers for signing in to the staff app and for its sessions. */
export const sessionHandlers = implement(sessionOperations, {
  requestCode: async ({ who, body, ports }) => {
    const email = emailOf(body.email);
    const expiresAt = await requestCode(ports.db, who, { face: 'staff', email });
    return { expiresAt: expiresAt.toISOString() };
  },
  signInWithCode: async ({ who, body, ports, setCookie }) => {
    const { cookie, next } = await signInWithCode(ports.db, who, body);
    setCookie(cookie);
    return { next };
  },
  confirmSecondFactor: async ({ who, body, ports, setCookie }) => {
    const { cookie } = await confirmSecondFactor(ports.db, who, body.code);
    setCookie(cookie);
  },
  demoSignIn: async ({ who, body, ports, setCookie }) => {
    const { cookie } = await signInToDemo(ports.db, ports.config, who, body.email);
    setCookie(cookie);
  },
  signOut: async ({ tx, who, setCookie }) => {
    await signOut(tx, who);
    setCookie(noCookie('staff'));
  },
  chooseBusiness: ({ tx, who, body }) => chooseBusiness(tx, who, body.business),
  listSessions: async ({ tx, who }) => ({ rows: await listSessions(tx, who) }),
  revokeSession: ({ tx, who, params }) => endOwnSession(tx, who, params.id),
  revokeOtherSessions: ({ tx, who }) => endOtherSessions(tx, who, 'revoked'),
});
