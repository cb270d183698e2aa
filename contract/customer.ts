import { z } from 'zod';
import { linkMethod, waterfall } from './evidence.ts';
import { identityDocuments } from './identity-document.ts';
import { profileKind, writtenPerson } from './person.ts';
import { day, id, instant, language } from './shapes.ts';
import { tagColor } from './tenancy/tags.ts';

/** Kinds of identifier that lead to a customer. */
export const identifierKind = z.enum(['email', 'phone']);

/** A document of which a birth date can be read. */
export const identityDocument = z.enum(identityDocuments);

/** Where a live value comes from, and since when. */
export const valueSource = z.object({
  /** `staff`, `portal` for the customer's own word, or the name of the profile's source. */
  source: z.string(),
  profile: id.nullable(),
  user: id.nullable(),
  at: instant,
});

const sourced = <T extends z.ZodType>(value: T) =>
  z.object({ value, source: valueSource }).nullable();

/** The live fields of a customer, each with its source; null where nothing is known. */
export const customerFields = z.object({
  givenName: sourced(z.string()),
  familyName: sourced(z.string()),
  fullName: sourced(z.string()),
  company: sourced(z.string()),
  birthDate: z
    .object({
      value: day,
      source: valueSource,
      /** The document that it was seen on, by the source: by somebody at work, or by where a profile came from; null where nobody did. */
      checked: identityDocument.nullable(),
    })
    .nullable(),
  language: sourced(language),
  note: sourced(z.string()),
});

/** A customer's tag, as lists show it. */
export const tagMark = z.object({ id, name: z.string(), color: tagColor });

/** One line of the customers list. */
export const customerRow = z.object({
  id,
  name: z.string(),
  company: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  tags: z.array(tagMark),
  profiles: z.number().int(),
  /** A case waits for staff. */
  inReview: z.boolean(),
  birthDate: day.nullable(),
  language: language.nullable(),
  /** Of the first address. */
  city: z.string().nullable(),
  /** Values of the business's own fields by key, of those that were asked for. */
  values: z.record(z.string(), z.string()),
  createdAt: instant,
  updatedAt: instant,
});
export type CustomerRow = z.infer<typeof customerRow>;

export const identifier = z.object({
  id,
  kind: identifierKind,
  /** To be shown, dialled or written to. */
  value: z.string(),
  verifiedAt: instant.nullable(),
  primary: z.boolean(),
  /** A desk's address or a number typed to get past a form: says little about a person. */
  generic: z.boolean(),
  /** The business declared this value worthless for recognising people. */
  blocked: z.boolean(),
  /** Why it was blocked, by whom and when. */
  block: z.object({ reason: z.string(), by: id.nullable(), at: instant }).nullable(),
  /** How many other customers have the same one. */
  sharedWith: z.number().int(),
  source: z.string(),
  firstSeenAt: instant,
  lastSeenAt: instant,
});

export const address = z.object({
  id,
  line1: z.string(),
  line2: z.string(),
  city: z.string(),
  region: z.string(),
  postcode: z.string(),
  country: z.string(),
  primary: z.boolean(),
  source: z.string(),
  firstSeenAt: instant,
  lastSeenAt: instant,
});

/** How a profile hangs on its customer, and why. */
export const link = z.object({
  id,
  method: linkMethod,
  /** null where nothing was compared: made by staff, or the customer was made for the profile. */
  probability: z.number().nullable(),
  why: waterfall.nullable(),
  linkedAt: instant,
  linkedBy: id.nullable(),
  lastVerifiedAt: instant,
});

/** What came in from one source. */
export const profile = z.object({
  id,
  source: z.string(),
  kind: profileKind,
  outsideId: z.string().nullable(),
  person: writtenPerson,
  firstSeenAt: instant,
  lastSeenAt: instant,
  link,
});

/** A value of one of the business's own fields. */
export const customValue = z.object({
  field: id,
  key: z.string(),
  label: z.string(),
  kind: z.string(),
  value: z.string(),
  source: valueSource,
});

/** A number of a customer's own. Of a national id and the like, whoever may not read those sees only the end. */
const shownNumber = z.object({ kind: z.string(), value: z.string(), source: valueSource });

/** The one live record of a customer. */
export const customerRecord = z.object({
  id,
  /** Send it back with a change, so that nobody's change is lost. */
  version: z.number().int(),
  name: z.string(),
  fields: customerFields,
  identifiers: z.array(identifier),
  addresses: z.array(address),
  /** Numbers of their own that profiles told, the first said first. */
  numbers: z.array(shownNumber),
  profiles: z.array(profile),
  tags: z.array(tagMark),
  values: z.array(customValue),
  /** Open cases this customer stands in. */
  reviews: z.array(id),
  /** The id that was asked for, where that customer became part of this one; null where it is this one's own. */
  askedAs: id.nullable(),
  /** Ids of customers that were merged into this one; they all lead here. */
  mergedFrom: z.array(id),
  createdAt: instant,
  updatedAt: instant,
});
export type CustomerRecord = z.infer<typeof customerRecord>;
