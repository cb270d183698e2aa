import { z } from 'zod';
import { operation, staff } from '../operation.ts';

/** Another site, as browsers name where a page comes from: `https://shop.example`. */
const origin = z
  .string()
  .max(200)
  .regex(
    /^https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/,
    'must be an address such as https://shop.example, without a path',
  );

/** What is the same for all bookings of a business. */
export const bookingSettings = z.object({
  /** Whether the booking page is there for everybody. */
  isPublic: z.boolean(),
  /** What references begin with, as in `BKG-20260131-0001`. */
  referencePrefix: z.string(),
  /** How long a time is kept for somebody who is paying. */
  holdMinutes: z.number().int(),
  /** How long a time is kept for somebody from the waiting list. */
  offerMinutes: z.number().int(),
  /** Other sites that may show the booking page in a frame. */
  embedOrigins: z.array(z.string()),
  /** How hard the sum is that a visitor's browser does before it books, in bits; 0: none. */
  proofBits: z.number().int(),
});
export type BookingSettings = z.infer<typeof bookingSettings>;

/** What is the same for all bookings. */
export const bookingSettingsOperations = {
  getBookingSettings: operation({
    method: 'GET',
    path: '/api/booking/settings',
    summary: 'Read what is the same for all bookings of the business',
    who: staff('business.read'),
    authority: 'caller',
    reply: bookingSettings,
  }),
  updateBookingSettings: operation({
    method: 'PATCH',
    path: '/api/booking/settings',
    summary: 'Change what is the same for all bookings; only what is sent changes',
    who: staff('booking.settings'),
    authority: 'caller',
    body: z.strictObject({
      isPublic: z.boolean().optional(),
      referencePrefix: z
        .string()
        .regex(/^[A-Z0-9]{1,8}$/, 'must be 1 to 8 capital letters and digits')
        .optional(),
      holdMinutes: z.number().int().min(2).max(60).optional(),
      offerMinutes: z.number().int().min(5).max(2880).optional(),
      embedOrigins: z.array(origin).max(20).optional(),
      proofBits: z.number().int().min(0).max(22).optional(),
    }),
    reply: bookingSettings,
  }),
};
