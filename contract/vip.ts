import { z } from 'zod';
import { codeSent, sixDigits } from './access/me.ts';
import { phoneWay } from './access/portal.ts';
import { valueSource } from './customer.ts';
import { packageErrors, timeErrors } from './booking/booking.ts';
import { customer, operation } from './operation.ts';
import { day, emailAddress, id, instant, line, text } from './shapes.ts';

/**
 * How somebody who is signed in stands to the business's records. `linked_matched`: they lead to a customer whom the business
 * knows from elsewhere too. `linked_unmatched`: their link is stale, or staff are asked whether they are somebody who is there.
 * `not_linked`: their customer was made for them, and nothing else is known.
 */
export const vipState = z.enum(['linked_matched', 'linked_unmatched', 'not_linked']);
export type VipState = z.infer<typeof vipState>;

/** A tier, as the customer who has it sees it. */
export const ownTier = z.object({
  id,
  name: z.string(),
  description: z.string(),
  /** 1 is the highest. */
  place: z.number().int(),
  since: instant,
});

const linkFacts = {
  /** The customer's id, whatever the state. */
  customerId: id,
  /** The older name of it; null while not linked, as it was. */
  crmCustomerId: id.nullable(),
  /** The hash by which an earlier system knew the customer, as it would be made now. An alias, never a key. */
  stableHashId: z.string().nullable(),
  dataSource: z.literal('simplified_v2'),
};

export const vipStatus = z.object({
  status: vipState,
  ...linkFacts,
  vipTier: ownTier.nullable(),
});
export type VipStatus = z.infer<typeof vipStatus>;

/** What the business knows of whoever is signed in. Each value is the one of the live record, with who said it. */
export const vipProfile = z.object({
  /** Of the profile by which they are signed in. */
  id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  phoneNumber: z.string().nullable(),
  /**
   * Address of a picture at the service that they signed in by, as Google, LINE or another OpenID Connect service said it last:
   * https, at most 500 characters; null where none did. Nobody here has looked at it. Show it, if at all, with
   * `referrerpolicy="no-referrer"`; our own pages load nothing from elsewhere, so they do not show it.
   */
  pictureUrl: z.string().nullable(),
  /** News and offers by e-mail; null: they were never asked. */
  marketingPreference: z.boolean().nullable(),
  crmStatus: vipState,
  ...linkFacts,
  vipTier: ownTier.nullable(),
  /** Who said each value, and when; null where nobody said any. */
  sources: z.object({
    name: valueSource.nullable(),
    email: valueSource.nullable(),
    phoneNumber: valueSource.nullable(),
    marketingPreference: z.object({ source: z.string(), at: instant }).nullable(),
    vipTier: z.object({ source: z.string(), at: instant }).nullable(),
  }),
});
export type VipProfile = z.infer<typeof vipProfile>;

/** What may be changed, each with its older name. An address or number needs the code that went there. */
const profileChange = z.strictObject({
  name: line(240).optional(),
  email: emailAddress.optional(),
  emailCode: sixDigits.optional(),
  phoneNumber: line(40).optional(),
  phoneCode: sixDigits.optional(),
  marketingPreference: z.boolean().optional(),
  /** Older names of `name` and `phoneNumber`. */
  display_name: line(240).optional(),
  vip_phone_number: line(40).optional(),
});
export type VipProfileChange = z.output<typeof profileChange>;
export const vipFields = ['name', 'email', 'phoneNumber', 'marketingPreference'] as const;

/**
 * A booking as its customer sees it, by the clock on the wall where it is. `pending`: it waits to be confirmed, or to be paid.
 */
export const vipBooking = z.object({
  id,
  date: day,
  startTime: z.string(),
  /** Hours. */
  duration: z.number(),
  /** What it takes, or whom where it takes nothing else. */
  bay: z.string(),
  service: z.string(),
  status: z.enum(['pending', 'confirmed', 'cancelled', 'completed', 'no_show']),
  numberOfPeople: z.number().int(),
});
export type VipBooking = z.infer<typeof vipBooking>;

const bookingMove = z.strictObject({
  date: day,
  startTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 18:30'),
  duration: z.number().positive().max(24),
});
export type VipBookingMove = z.output<typeof bookingMove>;

/** A package of hours or visits. */
export const vipPackage = z.object({
  id,
  packageName: z.string(),
  purchaseDate: day,
  expiryDate: day.nullable(),
  unit: z.enum(['hours', 'visits']),
  /** Null: unlimited. */
  total: z.number().nullable(),
  used: z.number(),
  remaining: z.number().nullable(),
  status: z.enum(['active', 'frozen', 'depleted', 'expired', 'cancelled']),
});
export type VipPackage = z.infer<typeof vipPackage>;

const params = z.object({ id });
const moved = z.object({ success: z.literal(true), updatedBooking: vipBooking });
const cannotMove = [
  'booking_over',
  'too_late',
  'status_not_allowed',
  ...timeErrors,
  ...packageErrors,
] as const;

/**
 * The VIP API: what customers of a business with tiers see and do, for apps and pages of the business's own. The session of
 * the portal says which business and which customer; a GET writes nothing, for who somebody is was found when they signed in.
 */
export const vip = {
  getVipStatus: operation({
    method: 'GET',
    path: '/api/vip/status',
    summary: 'Read how you stand to the records of the business you are signed in to',
    who: customer(),
    authority: 'engine',
    reply: vipStatus,
  }),
  linkAccount: operation({
    method: 'POST',
    path: '/api/vip/link-account',
    summary:
      'Link yourself to the record with your telephone number: a code goes there, and links when it comes back',
    who: customer(),
    authority: 'none',
    body: z.strictObject({
      phoneNumber: line(40),
      /** Absent: a code is sent, unless you are linked already. */
      code: sixDigits.optional(),
      way: phoneWay.optional(),
    }),
    reply: vipStatus.extend({
      message: z.string(),
      /** When the code that was sent ends; null where none was. */
      codeExpiresAt: instant.nullable(),
    }),
    errors: ['code_wrong', 'erased'],
    perMinute: 30,
  }),
  requestVipCode: operation({
    method: 'POST',
    path: '/api/vip/codes',
    summary: 'Send a code to an address or a number that you want to change to',
    who: customer(),
    authority: 'none',
    body: z.strictObject({
      email: emailAddress.optional(),
      phoneNumber: line(40).optional(),
      way: phoneWay.optional(),
    }),
    status: 202,
    reply: codeSent,
    perMinute: 30,
  }),
  getVipProfile: operation({
    method: 'GET',
    path: '/api/vip/profile',
    summary: 'Read what the business knows of you, each value with who said it',
    who: customer(),
    authority: 'engine',
    reply: vipProfile,
  }),
  updateVipProfile: operation({
    method: 'PUT',
    path: '/api/vip/profile',
    summary: 'Change what is supplied of your profile; the answer says what changed',
    who: customer(),
    authority: 'none',
    body: profileChange,
    reply: z.object({ message: z.string(), updatedFields: z.array(z.enum(vipFields)) }),
    errors: ['code_wrong', 'proof_needed', 'erased'],
    perMinute: 60,
  }),
  listVipBookings: operation({
    method: 'GET',
    path: '/api/vip/bookings',
    summary: 'List your bookings, the next ones or those that are past',
    who: customer(),
    authority: 'engine',
    query: z.strictObject({
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      limit: z.coerce.number().int().min(1).max(100).default(10),
      filter: z.enum(['future', 'past', 'all']).default('future'),
    }),
    reply: z.object({
      bookings: z.array(vipBooking),
      pagination: z.object({
        currentPage: z.number().int(),
        totalPages: z.number().int(),
        totalCount: z.number().int(),
      }),
    }),
  }),
  cancelVipBooking: operation({
    method: 'POST',
    path: '/api/vip/bookings/{id}/cancel',
    summary: 'Cancel one of your bookings',
    who: customer(),
    authority: 'engine',
    params,
    body: z.strictObject({ cancellationReason: text(400).optional() }),
    reply: z.object({ success: z.literal(true) }),
    errors: ['booking_over', 'too_late', 'status_not_allowed'],
  }),
  moveVipBooking: operation({
    method: 'PUT',
    path: '/api/vip/bookings/{id}',
    summary:
      'Move one of your bookings to another time; for another duration another booking takes its place',
    who: customer(),
    authority: 'engine',
    params,
    body: bookingMove,
    reply: moved,
    errors: cannotMove,
  }),
  modifyVipBooking: operation({
    method: 'PUT',
    path: '/api/vip/bookings/{id}/modify',
    summary: 'Move one of your bookings; the older address of it',
    who: customer(),
    authority: 'engine',
    params,
    body: bookingMove,
    reply: moved,
    errors: cannotMove,
    deprecated: 'moveVipBooking',
  }),
  listVipPackages: operation({
    method: 'GET',
    path: '/api/vip/packages',
    summary: 'List your packages, those that still hold and those that are past',
    who: customer(),
    authority: 'engine',
    reply: z.object({
      activePackages: z.array(vipPackage),
      pastPackages: z.array(vipPackage),
    }),
  }),
};
