import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import type { NamePart } from '../normalise/name.ts';
import { romanise } from '../normalise/romanise.ts';
import { skeleton } from '../normalise/sound.ts';
import type { PersonRecord } from '../match/types.ts';

/** What a customer is searched by, folded. */
export interface SearchText {
  /** Words parted by blanks, one before the first: names, also in Latin letters, `~` and their
   * consonants by class, company, e-mails, digits. */
  readonly search: string;
  /** The name, family first and given first: for ordering, and for looking up by its beginning. */
  readonly by_family: string;
  readonly by_given: string;
}

/** The text by which a person is found. */
export function searchTextOf({ given, family, company, emails, phones }: PersonRecord): SearchText {
  const names = [...wordsOf(given), ...wordsOf(family)];
  const words = [
    ...names,
    ...names.map(romanise),
    ...soundsOf(names).map((sound) => `~${sound}`),
    ...(company?.split(' ') ?? []),
    ...emails.map((email) => email.key),
    ...phones.flatMap((phone) => (phone.key === null ? [phone.last7] : digitsOf(phone.key))),
  ];
  const fallback = company ?? emails[0]?.key ?? phones[0]?.key ?? '';
  const ordered = (...parts: (NamePart | null)[]) =>
    parts.flatMap((part) => (part === null ? [] : [part.text])).join(' ') || fallback;
  return {
    search: ` ${[...new Set(words)].filter((word) => word !== '').join(' ')} `,
    by_family: ordered(family, given),
    by_given: ordered(given, family),
  };
}

const wordsOf = (part: NamePart | null) => part?.words ?? [];

/** Consonants of words by class, the same in every script; of words that have enough of them to tell anything. */
export function soundsOf(words: readonly string[]): string[] {
  return words.map(skeleton).filter((sound) => sound.length > 1 && /^\p{L}+$/u.test(sound));
}

const callingCodes = new Set<string>(
  getCountries().map((country) => getCountryCallingCode(country)),
);

/** A number as people begin to type it: with its country, and as at home without the leading 0. */
function digitsOf(e164: string): string[] {
  const digits = e164.slice(1);
  const code = [1, 2, 3]
    .map((length) => digits.slice(0, length))
    .find((one) => callingCodes.has(one));
  return code === undefined ? [digits] : [digits, digits.slice(code.length)];
}
