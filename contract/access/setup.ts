import { z } from 'zod';
import { anyone, operation, staff } from '../operation.ts';
import {
  country,
  currency,
  emailAddress,
  id,
  instant,
  language,
  line,
  slug,
  text,
  timeZone,
} from '../shapes.ts';
import { linkToken } from './invitations.ts';

/** The first owner's way in, and the way out of the demo. */
export const setupOperations = {
  getSetup: operation({
    method: 'POST',
    path: '/api/setup/reading',
    summary: 'Read whether the token of a first owner’s link still counts',
    who: anyone(),
    authority: 'gate',
    body: z.strictObject({ token: linkToken }),
    reply: z.object({ expiresAt: instant }),
    errors: ['link_dead'],
    perMinute: 60,
  }),
  setUpBusiness: operation({
    method: 'POST',
    path: '/api/setup',
    summary: 'Set up a business with its first owner and place, by the token of the one-time link',
    who: anyone(),
    authority: 'none',
    body: z.strictObject({
      token: linkToken,
      owner: z.strictObject({ email: emailAddress, name: line(120) }),
      business: z.strictObject({
        name: line(120),
        slug,
        timeZone,
        currency,
        country,
        language: language.default('en'),
      }),
      /** The first place; it keeps the business's time zone where it names none. */
      location: z.strictObject({
        name: line(120),
        address: text(400).default(''),
        timeZone: timeZone.optional(),
      }),
    }),
    reply: z.object({
      business: id,
      slug,
      /** False when the owner's address was known here before: then a sign-in code proves it is theirs. */
      signedIn: z.boolean(),
    }),
    status: 201,
    errors: ['link_dead', 'slug_taken', 'demo_apart'],
    perMinute: 30,
  }),
  leaveDemo: operation({
    method: 'POST',
    path: '/api/demo/leaving',
    summary: 'Leave the demo: its businesses, people and mail are deleted for good',
    who: staff('business.leave-demo'),
    authority: 'none',
    body: z.strictObject({
      /** Typed out, so that it is meant. */
      confirm: z.literal('leave the demo'),
    }),
    reply: z.object({
      /** The first owner's one-time link; null when a business of your own is there already. */
      setup: z.string().nullable(),
    }),
    errors: ['demo_only'],
  }),
};
