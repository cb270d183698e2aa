import { z } from 'zod';
import { anyone, customer, operation, staff } from '../operation.ts';
import { emailAddress, id, instant, language, line, slug } from '../shapes.ts';
import { accent } from '../tenancy/business.ts';
import { codeSent, sixDigits } from './me.ts';
import { session } from './session.ts';
import { providerKind, providerKinds } from './sign-in-providers.ts';

const params = z.object({ slug });

/** How a code reaches a telephone. */
export const phoneWay = z.enum(['sms', 'whatsapp']);

/** A number as people write it; read by the business's country. */
const phone = line(40).optional();

/** Where a sign-in code is to go: an address or a telephone, one of the two. */
const portalCodeRequest = z.strictObject({
  email: emailAddress.optional(),
  phone,
  /** The usual one where not said. */
  way: phoneWay.optional(),
});

/** A service by which customers of a business may sign in now. */
const offeredService = z.object({
  id,
  kind: providerKind,
  name: z.string(),
  /** The demo's twin of the service, on this machine. */
  isDemo: z.boolean(),
});

/** Where the browser is to go. */
const sentTo = z.object({ url: z.string() });

/** Signing in to a business's portal as one of its customers; the address of the page names the business. */
export const portalOperations = {
  getPortal: operation({
    method: 'GET',
    path: '/api/b/{slug}',
    summary: 'Read how a business shows itself to its customers',
    who: anyone(),
    authority: 'gate',
    params,
    reply: z.object({
      slug,
      name: z.string(),
      language,
      accent,
      /** By what customers may sign in, besides a code to an e-mail address. */
      services: z.array(offeredService),
      /** By which ways codes reach telephones, the usual one first; none where codes are only sent by mail. */
      phoneWays: z.array(phoneWay),
    }),
  }),
  requestPortalCode: operation({
    method: 'POST',
    path: '/api/b/{slug}/session/code',
    summary:
      'Send a sign-in code to an address or a telephone; the answer never tells whether it is known',
    who: anyone(),
    authority: 'none',
    params,
    body: portalCodeRequest,
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
    body: z.strictObject({ email: emailAddress.optional(), phone, code: sixDigits }),
    errors: ['code_wrong'],
    perMinute: 60,
  }),
  startOutsideSignIn: operation({
    method: 'POST',
    path: '/api/b/{slug}/sign-in/{provider}',
    summary: 'Begin to sign in by a service: says where to go',
    who: anyone(),
    authority: 'none',
    params: z.object({ slug, provider: id }),
    reply: sentTo,
    errors: ['service_failed'],
    perMinute: 30,
  }),
  finishOutsideSignIn: operation({
    method: 'GET',
    path: '/api/sign-in/callback',
    summary: 'Take in whoever a service leads back, and lead them to the business’s page',
    who: anyone(),
    authority: 'none',
    query: z.object({}).catchall(z.string().max(4000)),
    redirect: true,
    status: 303,
    perMinute: 60,
  }),
  proveOutsideSignIn: operation({
    method: 'POST',
    path: '/api/b/{slug}/session/proof',
    summary: 'Finish signing in by a service: prove the address by a code, or go on without it',
    who: anyone(),
    authority: 'none',
    params,
    body: z.strictObject({ code: sixDigits.nullable() }),
    errors: ['code_wrong', 'sign_in_lost'],
    perMinute: 60,
  }),
  confirmPortalSecondFactor: operation({
    method: 'POST',
    path: '/api/b/{slug}/session/second-factor',
    summary: 'Finish signing in by a code of the authenticator',
    who: anyone(),
    authority: 'none',
    params,
    body: z.strictObject({ code: sixDigits }),
    errors: ['code_wrong', 'second_factor_off'],
    perMinute: 60,
  }),
  startOwnTotp: operation({
    method: 'POST',
    path: '/api/b/{slug}/me/second-factor',
    summary: 'Begin a second factor: a secret for an authenticator, in force once confirmed',
    who: customer(),
    authority: 'gate',
    params,
    reply: z.object({ secret: z.string(), uri: z.string() }),
    errors: ['second_factor_on'],
  }),
  confirmOwnTotp: operation({
    method: 'POST',
    path: '/api/b/{slug}/me/second-factor/confirmation',
    summary:
      'Put the second factor in force by a first code; other sessions wait for it from then on',
    who: customer(),
    authority: 'none',
    params,
    body: z.strictObject({ code: sixDigits }),
    errors: ['code_wrong', 'second_factor_on', 'second_factor_off'],
  }),
  removeOwnTotp: operation({
    method: 'POST',
    path: '/api/b/{slug}/me/second-factor/removal',
    summary: 'Do without the second factor again, by one of its codes',
    who: customer(),
    authority: 'none',
    params,
    body: z.strictObject({ code: sixDigits }),
    errors: ['code_wrong', 'second_factor_off'],
  }),
  liftCustomerSecondFactor: operation({
    method: 'DELETE',
    path: '/api/customers/{id}/second-factor',
    summary: 'Take the second factor from a customer who has lost it; their sessions end',
    who: staff('business.change'),
    authority: 'none',
    params: z.object({ id }),
    errors: ['second_factor_off'],
  }),
  startLinking: operation({
    method: 'POST',
    path: '/api/b/{slug}/me/ways/{provider}',
    summary: 'Begin to add a service to the ways you sign in by: says where to go',
    who: customer(),
    authority: 'none',
    params: z.object({ slug, provider: id }),
    reply: sentTo,
    errors: ['service_failed'],
    perMinute: 30,
  }),
  listOwnWays: operation({
    method: 'GET',
    path: '/api/b/{slug}/me/ways',
    summary: 'List the ways you sign in by',
    who: customer(),
    authority: 'engine',
    params,
    reply: z.object({
      rows: z.array(
        z.object({
          profile: id,
          /** `code` where a code is sent, else the kind of service. */
          way: z.enum(['code', ...providerKinds]),
          /** The address, the number, or how the service is called. */
          name: z.string(),
          /** Whether it opens the portal now: the business may have switched a service off. */
          works: z.boolean(),
          /** The one that this session was opened by. */
          current: z.boolean(),
          firstUsedAt: instant,
          lastUsedAt: instant,
        }),
      ),
    }),
  }),
  removeOwnWay: operation({
    method: 'POST',
    path: '/api/b/{slug}/me/ways/{profile}/removal',
    summary:
      'Remove a way you sign in by; with a code, sent to an address or number you proved, where you signed in longer than ten minutes ago',
    who: customer(),
    authority: 'none',
    params: z.object({ slug, profile: id }),
    body: z.strictObject({
      proof: z
        .union([
          z.strictObject({ email: emailAddress, code: sixDigits }),
          z.strictObject({ phone: line(40), code: sixDigits }),
        ])
        .optional(),
    }),
    errors: ['not_found', 'last_way', 'proof_old', 'code_wrong'],
    perMinute: 30,
  }),
  getPortalMe: operation({
    method: 'GET',
    path: '/api/b/{slug}/me',
    summary: 'Read who you are to this business',
    who: anyone(),
    authority: 'gate',
    params,
    reply: z.discriminatedUnion('state', [
      z.object({
        state: z.literal('signed_out'),
        /** Somebody whom a service vouches for in this browser, and who is asked to prove an address by a code. */
        proving: z.object({ email: z.string(), service: z.string() }).nullable(),
      }),
      z.object({ state: z.literal('second_factor_due') }),
      z.object({
        state: z.literal('signed_in'),
        customer: id,
        session: id,
        /** Whether this customer signs in with a second factor. */
        secondFactor: z.boolean(),
      }),
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
