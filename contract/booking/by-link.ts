import { z } from 'zod';
import { anyone, operation } from '../operation.ts';
import { id, instant, slug, text } from '../shapes.ts';
import { ownBooking, packageErrors, timeErrors } from './booking.ts';

const params = z.object({ slug, token: z.string().max(60) });
const opened = { who: anyone(), authority: 'engine', params } as const;
const lost = ['booking_replaced', 'booking_over'] as const;

/** What whoever has the link of a booking may do with it, without signing in. */
export const byLink = {
  getByLink: operation({
    method: 'GET',
    path: '/api/b/{slug}/links/{token}',
    summary: 'Show the booking that a link opens; of one that was rescheduled it says where to go',
    ...opened,
    reply: ownBooking,
    errors: ['booking_replaced'],
    perMinute: 60,
  }),
  payByLink: operation({
    method: 'POST',
    path: '/api/b/{slug}/links/{token}/payment',
    summary:
      'Ask how a held booking is paid, or its card kept, and whether it has been: the provider is asked',
    who: anyone(),
    authority: 'none',
    params,
    reply: z.object({
      booking: ownBooking,
      /** For Stripe.js; null where there is nothing to pay by card. */
      publicKey: z.string().nullable(),
      clientSecret: z.string().nullable(),
      /** The page of the demo’s twin of Stripe on which the card is asked for. */
      twinUrl: z.string().nullable(),
    }),
    errors: ['booking_replaced', 'hold_lapsed', 'payment_off', 'payment_open', 'payment_refused'],
    perMinute: 60,
  }),
  getCalendarFile: operation({
    method: 'GET',
    path: '/api/b/{slug}/links/{token}/calendar',
    summary: 'Get the booking as a file that every calendar takes',
    who: anyone(),
    authority: 'none',
    params,
    download: 'text/calendar; charset=utf-8',
    errors: ['booking_replaced'],
    perMinute: 60,
  }),
  cancelByLink: operation({
    method: 'POST',
    path: '/api/b/{slug}/links/{token}/cancel',
    summary: 'Cancel the booking, until when its service allows it',
    ...opened,
    body: z.strictObject({ reason: text(1000).nullable().default(null) }),
    reply: ownBooking,
    errors: [...lost, 'too_late', 'status_not_allowed'],
    perMinute: 20,
  }),
  rescheduleByLink: operation({
    method: 'POST',
    path: '/api/b/{slug}/links/{token}/reschedule',
    summary: 'Put another time in its place; this link then leads to the new booking',
    ...opened,
    body: z.strictObject({
      start: instant,
      option: id.optional(),
      resources: z.array(id).max(20).optional(),
    }),
    status: 201,
    reply: z.object({ booking: ownBooking, link: z.string() }),
    errors: [...lost, 'too_late', 'status_not_allowed', ...timeErrors, ...packageErrors],
    perMinute: 20,
  }),
};
