import { z } from 'zod';
import { everyAct, type Act } from '../acts.ts';
import { anyone, operation, user } from '../operation.ts';
import { emailAddress, id, instant, language, line } from '../shapes.ts';
import { business } from '../tenancy/business.ts';
import { staffRole } from '../tenancy/team.ts';

/** Something that a role or an API key allows. */
export const act = z.enum(everyAct as [Act, ...Act[]]);

/** Six digits, as they arrive by mail or stand in an authenticator; spaces are forgiven. */
export const sixDigits = z
  .string()
  .max(20)
  .transform((typed) => typed.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^[0-9]{6}$/, 'must be six digits'));

/** A signed-in person with the business they work for now. */
export const signedInPerson = z.object({
  state: z.literal('signed_in'),
  user: z.object({
    id,
    email: z.string(),
    name: z.string(),
    language,
    /** Whether this person signs in with a second factor. */
    secondFactor: z.boolean(),
  }),
  /** Id of the session this answer was given to. */
  session: id,
  /** Null until a business is chosen, or when the person no longer works for it. */
  business: business.nullable(),
  role: staffRole.nullable(),
  /** What the role allows at the business. */
  acts: z.array(act),
  /** Every business the person works for, by name. */
  businesses: z.array(
    z.object({ id, slug: z.string(), name: z.string(), role: staffRole, isDemo: z.boolean() }),
  ),
});

/** Who is calling, in one of three states. */
export const me = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed_out') }),
  z.object({ state: z.literal('second_factor_due'), email: z.string() }),
  signedInPerson,
]);

/** A sign-in that the demo offers. */
const demoSignIn = z.object({
  email: z.string(),
  name: z.string(),
  role: staffRole,
  business: z.string(),
});

/** The person at the screen. */
export const meOperations = {
  getWelcome: operation({
    method: 'GET',
    path: '/api/welcome',
    summary: 'Read what the sign-in page needs: whether this is a demo, and who may try it',
    who: anyone(),
    authority: 'gate',
    reply: z.object({
      /** Whether the demo is allowed here: its sign-ins and the open mailbox. */
      demo: z.boolean(),
      /** One-click sign-ins of the demo businesses; empty outside the demo. */
      demoSignIns: z.array(demoSignIn),
      /** Whether mail stays in the built-in mailbox. */
      mailbox: z.boolean(),
      /** Whether there is no business yet. */
      empty: z.boolean(),
    }),
  }),
  getMe: operation({
    method: 'GET',
    path: '/api/me',
    summary: 'Read who you are, your business, your role and what it allows',
    who: anyone(),
    authority: 'gate',
    reply: me,
  }),
  updateMe: operation({
    method: 'PATCH',
    path: '/api/me',
    summary: 'Change your name or language; only what is sent changes',
    who: user(),
    authority: 'gate',
    body: z.strictObject({ name: line(120).optional(), language: language.optional() }),
    reply: signedInPerson,
  }),
  startTotp: operation({
    method: 'POST',
    path: '/api/me/second-factor',
    summary: 'Begin a second factor: a secret for an authenticator, in force once confirmed',
    who: user(),
    authority: 'gate',
    reply: z.object({
      /** Base32, for typing in. */
      secret: z.string(),
      /** `otpauth://totp/…`, for a QR code. */
      uri: z.string(),
    }),
    errors: ['second_factor_on'],
  }),
  confirmTotp: operation({
    method: 'POST',
    path: '/api/me/second-factor/confirmation',
    summary: 'Put the second factor in force by a first code; other sessions end',
    who: user(),
    authority: 'none',
    body: z.strictObject({ code: sixDigits }),
    errors: ['code_wrong', 'second_factor_on', 'second_factor_off'],
  }),
  removeTotp: operation({
    method: 'POST',
    path: '/api/me/second-factor/removal',
    summary: 'Do without the second factor again, by one of its codes',
    who: user(),
    authority: 'none',
    body: z.strictObject({ code: sixDigits }),
    errors: ['code_wrong', 'second_factor_off'],
  }),
};

/** An address to send a sign-in code to. */
export const codeRequest = z.strictObject({ email: emailAddress });

/** An address and the code that was sent to it. */
export const codeAnswer = z.strictObject({ email: emailAddress, code: sixDigits });

/** When a code that may have been sent ends. */
export const codeSent = z.object({ expiresAt: instant });
