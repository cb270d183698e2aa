import { z } from 'zod';
import { currency, language, line, text } from '../shapes.ts';

/** An amount in the smallest unit of the service's currency, in digits: `"50000"` is 500 baht. */
export const minor = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,13})$/, 'must be a whole number from 0, in digits');
const someMinor = minor.refine((digits) => digits !== '0', 'must be above 0');
const lines = z.array(line(200)).max(30);
const minutes = (from: number, to: number) => z.number().int().min(from).max(to);

/** Name of a service in links. */
export const serviceSlug = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/,
    'must be 1 to 100 lower-case letters, digits and dashes',
  );

/** When it is paid: not at all, all of it at booking, a part of it, on the spot, or a card is kept for who does not come. */
export const pays = ['free', 'full', 'deposit', 'on_site', 'card_on_file'] as const;

const translation = z.strictObject({
  name: line(255).optional(),
  shortDescription: text(500).optional(),
  description: text(10_000).optional(),
  terms: text(20_000).optional(),
});

/** So many per cent go back to whoever cancels at least so many hours before. */
const refundStep = z.strictObject({
  hoursBefore: z.number().int().min(0).max(8760),
  percent: z.number().int().min(0).max(100),
});

/** What staff say of a service, other than its lists. */
export const serviceRules = z.strictObject({
  name: line(255),
  slug: serviceSlug,
  shortDescription: text(500),
  description: text(10_000),
  translations: z.partialRecord(language, translation),
  /** `immediate`: as soon as somebody is free, within `immediateMinutes`. */
  bookingType: z.enum(['scheduled', 'immediate']),
  immediateMinutes: minutes(1, 240),
  features: lines,
  prerequisites: lines,
  isPopular: z.boolean(),
  /** Whether it is on the booking page; staff book it all the same. */
  isActive: z.boolean(),
  bufferBefore: minutes(0, 1440),
  bufferAfter: minutes(0, 1440),
  noticeMinutes: minutes(0, 525_600),
  windowDays: z.number().int().min(1).max(730),
  gridMinutes: minutes(5, 1440),
  gridFrom: z.enum(['midnight', 'opening']),
  /** Most bookings of a local day. */
  dailyCap: z.number().int().min(1).max(100_000).nullable(),
  /** Seats of one occurrence, joined by parties; null: a booking has it to itself. */
  seats: z.number().int().min(1).max(10_000).nullable(),
  partyMin: z.number().int().min(1).max(1000),
  partyMax: z.number().int().min(1).max(1000),
  autoConfirm: z.boolean(),
  pay: z.enum(pays),
  /** Of a deposit, one of both. */
  depositPercent: z.number().int().min(1).max(100).nullable(),
  depositMinor: someMinor.nullable(),
  /** What may be taken of the card on file of whoever does not come. */
  noShowMinor: someMinor.nullable(),
  currency,
  isPerPerson: z.boolean(),
  /** Until how many hours before customers may move and cancel. */
  changeHours: z.number().int().min(0).max(8760),
  cancelHours: z.number().int().min(0).max(8760),
  /** The earliest first; none: nothing goes back. */
  refunds: z.array(refundStep).max(10),
  wantsFollowUp: z.boolean(),
  hasMeeting: z.boolean(),
  terms: text(20_000),
});
export type ServiceRulesSaid = z.infer<typeof serviceRules>;
