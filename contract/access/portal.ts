import { z } from 'zod';
import { anyone, customer, operation } from '../operation.ts';
import { id, language, slug } from '../shapes.ts';
import { accent } from '../tenancy/business.ts';
import { codeAnswer, codeRequest, codeSent } from './me.ts';
import { session } from './session.ts';

const params = z.object({ slug });

/** Signing in to a business's portal as one of its customers; the address of the page names the business. */
export const portalOperations = {
  getPortal: operation({
    method: 'GET',
    path: '/api/b/{slug}',
    summary: 'Read how a business shows itself to its customers',
    who: anyone(),
    authority: 'gate',
    params,
    reply: z.object({ slug, name: z.string(), language, accent }),
  }),
  requestPortalCode: operation({
    method: 'POST',
    path: '/api/b/{slug}/session/code',
    summary: 'Send a sign-in code to an address; the answer never tells whether it is known',
    who: anyone(),
    authority: 'none',
    params,
    body: codeRequest,
    reply: codeSent,
    status: 202,
    perMinute: 30,
  }),
  signInToPortal: operation({
    method: 'POST',
    path: '/api/b/{slug}/session',
    summary: 'Sign in as a customer by the code that was sent',
    who: anyone(),
    authority: 'none',
    params,
    body: codeAnswer,
    errors: ['code_wrong'],
    perMinute: 60,
  }),
  getPortalMe: operation({
    method: 'GET',
    path: '/api/b/{slug}/me',
    summary: 'Read who you are to this business',
    who: anyone(),
    authority: 'caller',
    params,
    reply: z.discriminatedUnion('state', [
      z.object({ state: z.literal('signed_out') }),
      z.object({ state: z.literal('signed_in'), customer: id, session: id }),
    ]),
  }),
  signOutOfPortal: operation({
    method: 'DELETE',
    path: '/api/b/{slug}/session',
    summary: 'Sign out of the portal in this browser',
    who: anyone(),
    authority: 'gate',
    params,
  }),
  listPortalSessions: operation({
    method: 'GET',
    path: '/api/b/{slug}/sessions',
    summary: 'List where you are signed in, latest first',
    who: customer(),
    authority: 'gate',
    params,
    reply: z.object({ rows: z.array(session) }),
  }),
  revokePortalSession: operation({
    method: 'DELETE',
    path: '/api/b/{slug}/sessions/{id}',
    summary: 'End one of your sessions at once',
    who: customer(),
    authority: 'gate',
    params: z.object({ slug, id }),
  }),
};
