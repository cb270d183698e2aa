import { COUNTRIES } from './countries.ts';
import type { Country, Spelt } from './countries.ts';
import { randomOf } from './random.ts';
import type { Random } from './random.ts';

/** An invented person as a careful form would have it. Fits what matching reads. */
export type InventedPerson = {
  /** Stands for the true person: who shares it is the same. */
  person: number;
  /** ISO 3166. */
  country: string;
  given: string;
  family: string;
  emails: string[];
  phones: string[];
  /** yyyy-mm-dd */
  birthDate: string;
  address: { line1: string; city: string; postcode: string };
};

/** `count` people, the same for the same seed; names as common and rare as in life. */
export function people(seed: number, count: number): InventedPerson[] {
  return Array.from({ length: count }, (_, index) => personOf(seed, index));
}

/** The person of one number, for making millions without holding them. */
export function personOf(seed: number, index: number): InventedPerson {
  const random = randomOf(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const country = random.skewed(COUNTRIES);
  const given = random.skewed(country.given).latin;
  const family = random.skewed(country.family).latin;
  const [city, zone] = random.pick(country.towns);
  return {
    person: index,
    country: country.code,
    given,
    family,
    emails: [emailOf(given, family, index, random)],
    phones: [digits(country.phone, random)],
    birthDate: birthDateOf(random),
    address: {
      line1: `${1 + random.below(240)} ${random.pick(country.streets)}`,
      city,
      postcode: `${zone}${digits('###', random)}`,
    },
  };
}

/** Domains that nobody can own (RFC 2606). */
const DOMAINS = ['mail.example', 'post.example', 'inbox.example', 'letters.example'] as const;

function emailOf(given: string, family: string, index: number, random: Random): string {
  const first = plain(given);
  const last = plain(family);
  const number = index.toString(36);
  const local = random.pick([
    `${first}.${last}`,
    `${first[0]}${last}`,
    `${last}_${first}`,
    `sunny${last.slice(0, 3)}`,
  ]);
  return `${local}${number}@${random.pick(DOMAINS)}`;
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}

function birthDateOf(random: Random): string {
  const day = new Date(Date.UTC(1940 + random.below(68), 0, 2 + random.below(364)));
  return day.toISOString().slice(0, 10);
}

function digits(pattern: string, random: Random): string {
  return pattern.replaceAll('#', () => String(random.below(10)));
}

/** The same person as another source has them: each field may be misspelt, written otherwise, or missing. */
export function misspell(person: InventedPerson, seed: number): InventedPerson {
  const random = randomOf(Math.imul(seed + 1, 0xc2b2ae35) ^ person.person);
  const country = COUNTRIES.find(({ code }) => code === person.country)!;
  const given = rewrite(person.given, country.given, random);
  const family = rewrite(person.family, country.family, random);
  const [first, last] = random.chance(0.05) ? [family, given] : [given, family];
  return {
    ...person,
    given: first,
    family: last,
    emails: random.chance(0.3) ? [] : person.emails.map((email) => rewriteEmail(email, random)),
    phones: random.chance(0.3)
      ? []
      : person.phones.map((phone) => rewritePhone(phone, country, random)),
    birthDate: random.chance(0.4) ? '' : person.birthDate,
    address: {
      line1: random.chance(0.4) ? '' : typo(person.address.line1, random, 0.2),
      city: random.chance(0.2) ? '' : typo(person.address.city, random, 0.1),
      postcode: random.chance(0.3) ? '' : person.address.postcode,
    },
  };
}

function rewrite(name: string, names: readonly Spelt[], random: Random): string {
  const native = names.find(({ latin }) => latin === name)?.native;
  if (native !== undefined && random.chance(0.2)) return native;
  if (random.chance(0.1)) return name.toUpperCase();
  return typo(name, random, 0.15);
}

/** One slip of the hand: a letter lost, doubled, or swapped with its neighbour. */
function typo(text: string, random: Random, probability = 1): string {
  if (text.length < 4 || !random.chance(probability)) return text;
  const at = 1 + random.below(text.length - 2);
  const letter = text[at]!;
  const slip = random.pick(['', letter + letter, text[at + 1]! + letter]);
  const skipped = slip.length === 2 && slip !== letter + letter ? 2 : 1;
  return text.slice(0, at) + slip + text.slice(at + skipped);
}

function rewriteEmail(email: string, random: Random): string {
  if (random.chance(0.1)) return email.replace('@', '+news@');
  return random.chance(0.2) ? email.toUpperCase() : typo(email, random, 0.05);
}

/** As people write it at home: the country's trunk form with the same last digits. */
function rewritePhone(phone: string, country: Country, random: Random): string {
  if (random.chance(0.4)) return phone;
  const known = phone.slice(1 - country.local.split('#').length);
  let at = 0;
  return country.local.replaceAll('#', () => known[at++]!);
}
