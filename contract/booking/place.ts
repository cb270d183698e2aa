import { z } from 'zod';
import { anyone, operation } from '../operation.ts';
import { id, line, slug, timeZone } from '../shapes.ts';
import {
  bookingSource,
  ownBooking,
  packageErrors,
  provesPerson,
  timeErrors,
  saidOfBooking,
  wantedTime,
  writtenBooker,
} from './booking.ts';

const params = z.object({ slug });

/** Where somebody came from, as links say it. */
const utm = z.strictObject({
  source: line(200).optional(),
  medium: line(200).optional(),
  campaign: line(200).optional(),
  term: line(200).optional(),
  content: line(200).optional(),
});

/** What the page of a business does for somebody who books. */
export const placing = {
  getProofTask: operation({
    method: 'GET',
    path: '/api/b/{slug}/proof',
    summary: 'Get the sum that a browser does before it books',
    who: anyone(),
    authority: 'engine',
    params,
    reply: z.object({
      /** Counts for some minutes. */
      challenge: z.string(),
      /**
       * With how many bits of 0 the SHA-256 of `{challenge}.{service}.{start}.{contact}.{number}` must begin, in decimal digits, where
       * `start` is as it is sent, `contact` the e-mail as it is sent, or else the telephone; 0: no sum.
       */
      bits: z.number().int(),
    }),
  }),
  placeBooking: operation({
    method: 'POST',
    path: '/api/b/{slug}/bookings',
    summary: 'Book a time; where it must be paid first it is held for some minutes',
    who: anyone(),
    authority: 'engine',
    params,
    ownKey: true,
    body: z.strictObject({
      ...wantedTime,
      ...saidOfBooking,
      person: writtenBooker,
      zone: timeZone.nullable().default(null),
      /** Of the terms that were accepted; null where the service has none. */
      terms: z.number().int().nullable().default(null),
      /** What the page showed, in the smallest unit; another price is refused. */
      expectedPrice: z.string().nullable().default(null),
      source: bookingSource
        .exclude(['walk_in', 'phone', 'import', 'waitlist', 'api'])
        .default('website_booking'),
      /** A package of whoever is signed in, or of their household, that pays for it. */
      package: id.nullable().default(null),
      utm: utm.default({}),
      ...provesPerson,
    }),
    status: 201,
    reply: z.object({
      booking: ownBooking,
      /** Opens the booking to whoever has it, at `/b/{slug}/booking#…`. */
      link: z.string(),
      /** Whether it is held until it is paid: `payByLink` says how. */
      isHeld: z.boolean(),
    }),
    errors: [
      ...timeErrors,
      'price_changed',
      'terms_changed',
      'proof_wanted',
      'key_reused',
      'payment_off',
      'limit_reached',
      ...packageErrors,
    ],
    perMinute: 20,
  }),
};
