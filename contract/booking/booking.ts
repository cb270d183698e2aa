import { z } from 'zod';
import type { ErrorCode } from '../errors.ts';
import { money } from '../payments.ts';
import { day, emailAddress, id, instant, line, text } from '../shapes.ts';

/**
 * Where a booking stands. `held` while somebody pays or gives a card, until its hold ends; `rescheduled`: another took its place; `expired`: a
 * hold that ran out.
 */
export const bookingStatuses = [
  'held',
  'pending',
  'confirmed',
  'in_progress',
  'completed',
  'cancelled',
  'no_show',
  'rescheduled',
  'expired',
] as const;
export const bookingStatus = z.enum(bookingStatuses);
export type BookingStatus = z.infer<typeof bookingStatus>;

/** What has come of its price. `waived`: nothing is to be paid; `on_site`: it is paid there. */
export const paymentStatuses = [
  'pending',
  'processing',
  'paid',
  'part_paid',
  'failed',
  'refunded',
  'waived',
  'on_site',
] as const;
export const paymentStatus = z.enum(paymentStatuses);

/** By which way somebody came to book. */
export const bookingSources = [
  'website_booking',
  'referral',
  'social_media',
  'google_ads',
  'linkedin',
  'email_campaign',
  'cold_outreach',
  'partnership',
  'walk_in',
  'phone',
  'import',
  'waitlist',
  'api',
] as const;
export const bookingSource = z.enum(bookingSources);

/** Rules that staff may set aside for one booking. Nobody sets aside that a time is taken. */
export const exemptions = ['hours', 'time_off', 'notice', 'window', 'caps', 'grid'] as const;

/** When it is: instants, and what the clock on the wall shows at the start, as `2026-01-31T09:30`, in which zone. */
const when = { startsAt: instant, endsAt: instant, local: z.string(), zone: z.string() };
const named = z.object({ id, name: z.string() });

/** By which a page tells people from programs. */
export const provesPerson = {
  /** A field that people do not see; whoever fills it is none. */
  website: z.string().max(200).default(''),
  /** The sum of `getProofTask`. */
  proof: z
    .strictObject({ challenge: z.string().max(100), number: z.number().int().min(0) })
    .nullable()
    .default(null),
};

/** Why a time cannot be had after all. */
export const timeErrors = [
  'slot_taken',
  'slot_not_offered',
  'seats_short',
  'cap_reached',
] as const satisfies readonly ErrorCode[];

/** Why a package does not pay for a booking. */
export const packageErrors = [
  'package_of_another',
  'package_over',
  'package_frozen',
  'package_short',
] as const satisfies readonly ErrorCode[];

/** What everybody sees of a booking who may see it at all. */
const seen = {
  reference: z.string(),
  status: bookingStatus,
  option: named.extend({ minutes: z.number().int() }),
  location: named.nullable(),
  ...when,
  party: z.number().int(),
  price: money,
  /** What is to be paid at booking. */
  dueNow: money,
  paymentStatus,
  /** The package that pays for it. */
  package: named.nullable(),
  holdEndsAt: instant.nullable(),
  /** Counts up with every change; send it back with one. */
  version: z.number().int(),
};

/** A booking as it stands in lists of staff. */
export const booking = z.object({
  id,
  ...seen,
  service: named,
  session: id.nullable(),
  series: id.nullable(),
  /** As they are today; null: a walk-in without a name, or somebody who was erased. */
  customer: named.nullable(),
  /** How the booker was written down at the time. */
  booker: z.string(),
  /** Whom and what it takes. */
  resources: z.array(named.extend({ kind: z.string() })),
  source: bookingSource,
  followUpRequired: z.boolean(),
  createdAt: instant,
});

/** A text of one line or nothing. */
const maybe = (max: number) => line(max).nullable().default(null);

/** Somebody of a booking, as written down at the time. `for`: whom it is for, where somebody books for another. */
export const bookingPerson = z.object({
  role: z.enum(['booker', 'for', 'guest']),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
});

/** A booking whole, for staff. */
export const bookingDetail = booking.extend({
  people: z.array(bookingPerson),
  answers: z.array(z.object({ question: id, label: z.string(), value: z.string() })),
  description: z.string().nullable(),
  staffNote: z.string().nullable(),
  language: z.string().nullable(),
  customerZone: z.string().nullable(),
  utm: z.record(z.string(), z.string()),
  /** How much in earnest the booker seems, 0 to 100. */
  leadScore: z.number().int().nullable(),
  estimatedValueMinor: z.string().nullable(),
  meeting: z.object({
    platform: z.string().nullable(),
    url: z.string().nullable(),
    id: z.string().nullable(),
    password: z.string().nullable(),
  }),
  followUpOn: day.nullable(),
  followUpNotes: z.string().nullable(),
  actualStartAt: instant.nullable(),
  actualEndAt: instant.nullable(),
  confirmedAt: instant.nullable(),
  startedAt: instant.nullable(),
  completedAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  noShowAt: instant.nullable(),
  cancelReason: z.string().nullable(),
  cancelledBy: z.string().nullable(),
  placedBy: z.object({ kind: z.string(), id: id.nullable() }),
  /** The booking whose place it took, and the one that took its place. */
  predecessor: id.nullable(),
  successor: id.nullable(),
  /** How often its time changed, as calendars count it. */
  sequence: z.number().int(),
  /** Opens the booking to whoever has it, at `/b/{slug}/booking#…`. */
  link: z.string(),
  /** Where it may go from here. */
  next: z.array(bookingStatus),
});

/** A booking as whoever booked sees it. */
export const ownBooking = z.object({
  ...seen,
  service: named.extend({ slug: z.string() }),
  /** Names of the people it takes. */
  with: z.array(z.string()),
  people: z.array(bookingPerson),
  description: z.string().nullable(),
  /** Until when it may be moved and cancelled; null: not at all any more. */
  changeUntil: instant.nullable(),
  cancelUntil: instant.nullable(),
  meetingUrl: z.string().nullable(),
  /** The card that is kept for it, or is asked for while it is held; null: none. */
  card: z
    .object({
      /** As in `visa`; null until it is saved. */
      brand: z.string().nullable(),
      last4: z.string().nullable(),
      /** What is charged to it only where nobody comes, as it was agreed; null: nothing. */
      fee: money.nullable(),
      /** The card that was given last was refused, and another is asked for. */
      isRefused: z.boolean(),
    })
    .nullable(),
});

/** A person who books, as they write themselves. */
export const writtenBooker = z.strictObject({
  name: line(200),
  email: emailAddress.nullable().default(null),
  phone: maybe(40),
  company: maybe(200),
});

/** Somebody else of a booking. */
export const writtenOther = z.strictObject({
  name: line(200),
  email: emailAddress.nullable().default(null),
  phone: maybe(40),
});

/** Which time of what. */
export const wantedTime = {
  service: id,
  option: id,
  start: instant,
  /** Needed where the service can be had at several places. */
  location: id.nullable().default(null),
  party: z.number().int().min(1).max(1000).default(1),
  /** Whom or which of the resources is wanted; others are chosen. */
  resources: z.array(id).max(20).default([]),
};

/** What else is said of a booking, whoever makes it. */
export const saidOfBooking = {
  /** Whom it is for, where somebody books for another. */
  for: writtenOther.nullable().default(null),
  guests: z.array(writtenOther).max(20).default([]),
  answers: z
    .array(z.strictObject({ question: id, value: text(5000) }))
    .max(50)
    .default([]),
  description: text(5000).nullable().default(null),
  language: z
    .string()
    .max(35)
    .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, 'must be a language such as en or fr-CA')
    .nullable()
    .default(null),
};
