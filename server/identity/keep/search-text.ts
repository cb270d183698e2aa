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
    ...phones.map((phone) => phone.key?.slice(1) ?? phone.last7),
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
