import { z } from 'zod';

/** An id: a UUID in lower case. */
export const id = z.uuid().toLowerCase();

/** The id of a customer. One that became part of another leads to the one that remains. */
export const customerId = z.uuid().toLowerCase();

/** The same in a query, where it need not be said. */
export const anyCustomer = customerId.optional();

/** Names of params and queries that are customers' ids → what a reply says of each, where it leads to another today. */
export const askedNames = { id: 'askedAs', customer: 'askedAs', other: 'otherAskedAs' } as const;

/** The id that was asked for, where it leads to another customer today. */
export const askedAs = id.nullable().default(null);

/**
 * A reply about a customer. `askedAs` is the id that was asked for, where it leads to another customer today, and null
 * otherwise; the edge of the server says it, for all such operations.
 */
export const ofCustomer = <S extends z.ZodRawShape>(reply: z.ZodObject<S>) =>
  reply.extend({ askedAs });

/** The same about two customers. */
export const ofPair = <S extends z.ZodRawShape>(reply: z.ZodObject<S>) =>
  reply.extend({ askedAs, otherAskedAs: askedAs });

/** A one-line text without control characters, trimmed, of at most `max` characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not contain control characters or halves of characters');

/** A text of several lines without control characters other than line ends and tabs. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(
      /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u,
      'must not contain control characters or halves of characters',
    );

/** An e-mail address as typed; normalised by the server. */
export const emailAddress = z.string().trim().max(254).pipe(z.email());

/** An instant as `2026-01-31T09:30:00.000Z`. */
export const instant = z.iso.datetime({ offset: true });

/** A calendar day as `2026-01-31`. */
export const day = z.iso.date();

/** An IANA time zone that this runtime knows, as in `Asia/Bangkok`. */
export const timeZone = z.string().max(64).refine(isTimeZone, 'must be an IANA time zone');

const knownZones = new Set<string>();

// What is known is remembered: asking costs more than the rest of a reply. There are some hundreds of zones, no more.
function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  try {
    if (new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone === '')
      return false;
  } catch {
    return false;
  }
  knownZones.add(name);
  return true;
}

/** A currency as in `THB`. */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'must be a three-letter currency code');

/** A country as in `TH`. */
export const country = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code');

/** A language of the screens. */
export const language = z.enum(['en', 'th', 'fr']);

/** The address of a business in links: `lengolf` in `/b/lengolf`. */
export const slug = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    'must be 1 to 40 lower-case letters, digits and dashes',
  );

/** Paging of every list: at most `limit` rows after the place that `cursor` names. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
};

/** One page of a list; `next` is the cursor of the following page, null on the last. */
export const page = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().nullable() });
