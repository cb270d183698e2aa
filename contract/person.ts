import { z } from 'zod';
import { identityDocuments } from './identity-document.ts';
import { mostNumbers } from './own-numbers.ts';
import { country, language, line, text } from './shapes.ts';

/** Most e-mail addresses or phone numbers one profile may bring: more is a list, not a person. */
export const mostContacts = 8;

/** What kind of door a profile came in by. */
export const profileKinds = [
  'sign_in',
  'guest',
  'message',
  'form',
  'crm',
  'import',
  'staff',
] as const;
export const profileKind = z.enum(profileKinds);

/** A way to reach somebody, as it was written; normalised by the server. */
const contact = (max: number) =>
  z.strictObject({
    value: line(max),
    /** The source has proof that it is theirs: a code was entered, a provider vouches for it. */
    verified: z.boolean().default(false),
  });

/** An address as it was written; every part may be missing. */
export const writtenAddress = z.strictObject({
  line1: line(200).optional(),
  line2: line(200).optional(),
  city: line(100).optional(),
  region: line(100).optional(),
  postcode: line(20).optional(),
  country: country.optional(),
});

/**
 * A number that some body gives one person: of a membership, a national id. Two of a kind that differ are two people, so what
 * a family shares is none.
 */
const ownNumber = z.strictObject({
  /** `membership`, `loyalty_card`, `national_id`, `passport`, `tax_id`, or a kind of the business's own. */
  kind: z
    .string()
    .max(40)
    .regex(/^[a-z][a-z0-9_]*$/, 'must be small letters, digits and _, beginning with a letter'),
  /** As it is written; blanks and punctuation do not count. */
  value: line(60),
});

/** A person, or a company, as a form, an import or a provider wrote them. Every field may be missing. */
export const writtenPerson = z.strictObject({
  givenName: line(120).optional(),
  familyName: line(120).optional(),
  /** Where the parts of the name are not known. */
  fullName: line(240).optional(),
  company: line(200).optional(),
  emails: z.array(contact(254)).max(mostContacts).optional(),
  phones: z.array(contact(40)).max(mostContacts).optional(),
  /** In any usual way of writing; a day that cannot be one is a fault. */
  birthDate: line(40).optional(),
  /** The source has seen the birth date on this document: two who differ in such days are two people. */
  birthDateChecked: z.enum(identityDocuments).optional(),
  address: writtenAddress.optional(),
  /** Numbers of their own, one of a kind. */
  numbers: z.array(ownNumber).max(mostNumbers).optional(),
  language: language.optional(),
  note: text(4000).optional(),
  /** Names of tags that the business has; they are added, and none is taken off. */
  tags: z.array(line(60)).max(50).optional(),
  /** Values of the business's own fields by key. */
  values: z.record(line(40), line(1000)).optional(),
});
export type WrittenProfilePerson = z.output<typeof writtenPerson>;

/** A profile: who sent it, under which name the sender knows it, and what it says. */
export const writtenProfile = z.strictObject({
  /** Which door or system it came from, as in `line`, `square` or `website`. */
  source: line(60),
  kind: profileKind.default('form'),
  /** The sender's own id; the same one again is the same profile. */
  outsideId: line(200).optional(),
  person: writtenPerson,
});
export type WrittenProfile = z.output<typeof writtenProfile>;
