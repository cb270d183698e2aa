import { diceFor, type Dice } from './dice.ts';
import type { Culture, Spelt } from './names/culture.ts';
import type { Place } from './places/place.ts';

/** An invented person as they are, now and later; what each source has of them is less. */
export interface Invented {
  /** Stands for the true person: who has the same number is the same. */
  readonly number: number;
  readonly culture: Culture;
  readonly given: Spelt;
  readonly family: Spelt;
  readonly email: string;
  readonly phone: Phone;
  /** As in `1984-03-09`. */
  readonly birthDate: string;
  readonly address: Home;
  readonly language: 'en' | 'th' | 'fr';
  /** What life makes of them: each is true from some day on, for those to whom it happens. */
  readonly later: {
    readonly family: Spelt;
    readonly email: string;
    readonly phone: Phone;
    readonly address: Home;
  };
}

/** A telephone number as people at home write it, and what stands before it abroad in place of its leading 0. */
export interface Phone {
  readonly national: string;
  readonly callingCode: string;
}

/** Where somebody lives. */
export interface Home {
  readonly line1: string;
  readonly city: string;
  readonly postcode: string;
  readonly country: string;
}

/** Of so many people one shares the phone, the home and the family name of the one before. */
const oneInHousehold = 12;

/** Of so many foreigners one still has the number of the country they come from. */
const bringsNumber = 0.35;

/** Domains that nobody can own (RFC 2606). */
const domains = [
  'mail.example',
  'post.example',
  'inbox.example',
  'example.com',
  'example.org',
  'example.net',
  'letters.example',
  'home.example',
];

/**
 * The person of this number at a place: the same for the same seed, and made without the others, so that a million can
 * be made without holding them.
 */
export function invent(place: Place, seed: number, number: number): Invented {
  const dice = diceFor(seed, number);
  const joins = dice.below(oneInHousehold) === 0 && number > 0;
  const own = alone(place, seed, number);
  if (!joins) return own;
  const { culture, family, phone, address, language } = alone(place, seed, number - 1);
  const given = dice.common(culture.givens, 25);
  const email = emailOf(given, family, dice);
  return { ...own, culture, given, family, email, phone, address, language };
}

function alone(place: Place, seed: number, number: number): Invented {
  const dice = diceFor(seed ^ 0x5bd1e995, number);
  const culture = cultureOf(place, dice);
  const given = dice.common(culture.givens, 25);
  const family = familyOf(culture, dice);
  const later = familyOf(culture, dice);
  return {
    number,
    culture,
    given,
    family,
    email: emailOf(given, family, dice),
    phone: phoneOf(place, culture, dice),
    birthDate: dayOf(dice),
    address: homeOf(place, dice),
    language: languageOf(culture, place),
    later: {
      family: later,
      email: emailOf(given, later, dice),
      phone: phoneOf(place, culture, dice),
      address: homeOf(place, dice),
    },
  };
}

function cultureOf({ mix }: Place, dice: Dice): Culture {
  let left = dice.next() * mix.reduce((sum, [, share]) => sum + share, 0);
  for (const [culture, share] of mix) {
    left -= share;
    if (left < 0) return culture;
  }
  return mix[0]![0];
}

function familyOf({ families, rare }: Culture, dice: Dice): Spelt {
  if (rare === undefined || !dice.chance(rare.share)) return dice.common(families, 25);
  const [start, end] = [dice.pick(rare.starts), dice.pick(rare.ends)];
  const other = (name: Spelt) => name.also[0] ?? name.latin;
  return {
    latin: `${start.latin}${end.latin}`,
    ...(start.native !== undefined && { native: `${start.native}${end.native ?? ''}` }),
    also: [`${start.latin}${other(end)}`, `${other(start)}${end.latin}`].filter(
      (name) => name !== `${start.latin}${end.latin}`,
    ),
  };
}

function emailOf(given: Spelt, family: Spelt, dice: Dice): string {
  const [first, last] = [plain(given.latin), plain(family.latin)];
  const year = dice.chance(0.55) ? String(dice.below(9000)) : '';
  const local = dice.pick([
    `${first}.${last}${year}`,
    `${first}${last}${year}`,
    `${first.slice(0, 1)}${last}${dice.below(9000)}`,
    `${last}.${first}${year}`,
    `${plain(given.nick ?? given.latin)}${dice.pick(hobbies)}${dice.below(900)}`,
  ]);
  return `${local}@${dice.common(domains, 3)}`;
}

const hobbies = [
  '.sunny',
  '.garden',
  '.golf',
  '.wine',
  '.cooks',
  '.runs',
  '.reads',
  '.sea',
  '.blue',
];

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/[^a-z]/gi, '')
    .toLowerCase();

function phoneOf(place: Place, culture: Culture, dice: Dice): Phone {
  const { home } = culture;
  const brought = home.callingCode !== place.callingCode && dice.chance(bringsNumber);
  const { callingCode, phones } = brought ? home : place;
  return { national: dice.digits(dice.pick(phones)), callingCode };
}

function dayOf(dice: Dice): string {
  return new Date(Date.UTC(1944 + dice.below(62), dice.below(12), 1 + dice.below(28)))
    .toISOString()
    .slice(0, 10);
}

function homeOf({ streets, towns, country }: Place, dice: Dice): Home {
  const { city, postcode } = dice.common(towns, 3);
  const line1 = `${1 + dice.below(390)} ${dice.pick(streets)}`;
  return { line1, city, postcode: dice.digits(postcode), country };
}

function languageOf({ language }: Culture, place: Place): Invented['language'] {
  return language === 'en' || language === 'th' || language === 'fr' ? language : place.language;
}
