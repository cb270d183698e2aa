import { z } from 'zod';
import { anyone, operation, user } from '../operation.ts';
import { emailAddress, id, instant } from '../shapes.ts';
import { codeAnswer, codeRequest, codeSent, sixDigits } from './me.ts';

/** One signed-in browser. */
export const session = z.object({
  id,
  /** Whether it is the one asking. */
  current: z.boolean(),
  /** The browser's own description of itself. */
  agent: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
});

/** What comes after a code was right. */
const signedIn = z.object({ next: z.enum(['signed_in', 'second_factor']) });

/** Signing in to the staff app, and the sessions that come of it. */
export const sessionOperations = {
  requestCode: operation({
    method: 'POST',
    path: '/api/session/code',
    summary:
      'Send a sign-in code to an address, if somebody is known by it; the answer never tells',
    who: anyone(),
    authority: 'none',
    body: codeRequest,
    reply: codeSent,
    status: 202,
    perMinute: 30,
  }),
  signInWithCode: operation({
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in by the code that was sent',
    who: anyone(),
    authority: 'none',
    body: codeAnswer,
    reply: signedIn,
    errors: ['code_wrong'],
    perMinute: 60,
  }),
  confirmSecondFactor: operation({
    method: 'POST',
    path: '/api/session/second-factor',
    summary: 'Finish signing in by a code of the authenticator',
    who: anyone(),
    authority: 'none',
    body: z.strictObject({ code: sixDigits }),
    errors: ['code_wrong', 'signed_out', 'second_factor_off'],
    perMinute: 60,
  }),
  demoSignIn: operation({
    method: 'POST',
    path: '/api/session/demo',
    summary: 'Sign in as a person of the demo, where the demo is allowed',
    who: anyone(),
    authority: 'none',
    body: z.strictObject({ email: emailAddress }),
    errors: ['not_found'],
  }),
  signOut: operation({
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out of this browser',
    who: anyone(),
    authority: 'gate',
  }),
  chooseBusiness: operation({
    method: 'PUT',
    path: '/api/session/business',
    summary: 'Choose which of your businesses this session works for',
    who: user(),
    authority: 'gate',
    body: z.strictObject({ business: id }),
    errors: ['not_found'],
  }),
  listSessions: operation({
    method: 'GET',
    path: '/api/sessions',
    summary: 'List where you are signed in, latest first',
    who: user(),
    authority: 'gate',
    reply: z.object({ rows: z.array(session) }),
  }),
  revokeSession: operation({
    method: 'DELETE',
    path: '/api/sessions/{id}',
    summary: 'End one of your sessions at once',
    who: user(),
    authority: 'gate',
    params: z.object({ id }),
  }),
  revokeOtherSessions: operation({
    method: 'DELETE',
    path: '/api/sessions',
    summary: 'End all of your sessions but this one, at once',
    who: user(),
    authority: 'gate',
  }),
};
