import type { WrittenProfilePerson } from '#contract/person';
import { corrupt, type Corruption } from '#people/corrupt';
import { diceFor, type Dice } from '#people/dice';
import { invent, type Invented } from '#people/invent';
import { inFull } from '#people/written';
import type { WrittenPerson } from '../../../server/identity/match/prepare.ts';
import { country } from './town.ts';
import { joined, misdated, scanned, shortened } from './ways.ts';

const ways = { shortened, misdated, scanned, joined };

/** A kind of file: what it holds of each person, how often, and how it comes to be wrong. */
export interface Profile {
  /** Fields that every record would have. */
  readonly fields: readonly (keyof WrittenProfilePerson)[];
  /** How many records a person has, drawn by place: the earlier the likelier. */
  readonly records: readonly number[];
  /** Share of records that lack a field, of those but names. */
  readonly empty: number;
  /** How often a record is put wrong in each way; more than once where above 1. */
  readonly wrong: Partial<Record<Corruption | keyof typeof ways, number>>;
  /** Share of people who live with the one before: the same family name, phone and address. */
  readonly relatives?: number;
}

const everything = ['givenName', 'familyName', 'birthDate', 'address', 'emails', 'phones'] as const;

/** Kinds of files that businesses have. */
export const profiles = {
  /** Forms that people filled in themselves. */
  forms: {
    fields: everything,
    records: [1, 1, 2],
    empty: 0.05,
    wrong: { typing: 0.25, changed: 0.1, shortened: 0.08, misdated: 0.02 },
  },
  /** Typed in a hurry at a till. */
  till: {
    fields: ['givenName', 'familyName', 'birthDate', 'emails', 'phones'],
    records: [1, 2, 1, 3],
    empty: 0.2,
    wrong: {
      typing: 0.5,
      phonetic: 0.12,
      shortened: 0.1,
      misdated: 0.05,
      swapped: 0.05,
      changed: 0.1,
    },
  },
  /** Many records of little each, over years. */
  histories: {
    fields: ['givenName', 'familyName', 'birthDate', 'address'],
    records: [4, 2, 6, 1, 9],
    empty: 0.2,
    wrong: {
      typing: 0.25,
      shortened: 0.15,
      misdated: 0.08,
      joined: 0.08,
      changed: 0.12,
      phonetic: 0.08,
    },
  },
  /** A register of names and birth dates, and nothing else. */
  register: {
    fields: ['givenName', 'familyName', 'birthDate'],
    records: [1, 2, 1, 4],
    empty: 0.02,
    wrong: { typing: 0.4, scanned: 0.12, misdated: 0.06, swapped: 0.06, phonetic: 0.06 },
  },
  /** Households: relatives at one address with one phone, some of whom moved or married. */
  families: {
    fields: everything,
    records: [1, 2],
    empty: 0.15,
    wrong: { typing: 0.25, changed: 0.3, shortened: 0.08, missing: 0.12 },
    relatives: 0.4,
  },
} satisfies Record<string, Profile>;

export type ProfileName = keyof typeof profiles;

/** A record, and the number of the person it is of. */
export interface Double {
  readonly written: WrittenPerson;
  readonly truth: number;
}

/** Records of so many invented people, in no order; the same for the same seed. */
export function doubles(name: ProfileName, seed: number, people: number): Double[] {
  const profile: Profile = profiles[name];
  const made: { order: number; double: Double }[] = [];
  for (let number = 0; number < people; number += 1) {
    const dice = diceFor(seed ^ 0x51ed270b, number);
    const person = relative(profile, seed, number, dice);
    const records = dice.pick(profile.records);
    for (let record = 0; record < records; record += 1) {
      const written = flat(recordOf(profile, person, dice));
      made.push({ order: dice.next(), double: { written, truth: number } });
    }
  }
  return made.toSorted((a, b) => a.order - b.order).map(({ double }) => double);
}

/** The person of a number; some live with the one before. Hardly anybody is called like whom they live with. */
function relative({ relatives = 0 }: Profile, seed: number, number: number, dice: Dice): Invented {
  const own = invent(country, seed, number);
  // Nobody else has their mailbox.
  const email = own.email.replace('@', `${number % 97}.${Math.floor(number / 97)}@`);
  if (number === 0) return { ...own, email };
  const before = invent(country, seed, number - 1);
  const joins = dice.chance(relatives);
  const { family, phone, address } = joins ? before : own;
  const sharesHome = address.line1 === before.address.line1;
  const given =
    sharesHome && own.given.latin === before.given.latin && dice.chance(0.8)
      ? invent(country, seed + 1, number).given
      : own.given;
  return { ...own, given, family, phone, address, email };
}

function recordOf(profile: Profile, person: Invented, dice: Dice): WrittenProfilePerson {
  const full = inFull(person);
  const kept = profile.fields.filter((field) => {
    const isName = field === 'givenName' || field === 'familyName';
    return !dice.chance(isName ? profile.empty / 4 : profile.empty);
  });
  let written: WrittenProfilePerson = Object.fromEntries(kept.map((field) => [field, full[field]]));
  for (const [way, often] of Object.entries(profile.wrong)) {
    for (let left = often; left > 0; left -= 1) {
      if (dice.chance(Math.min(1, left))) written = putWrong(way, written, person, dice);
    }
  }
  return written;
}

function putWrong(
  way: string,
  written: WrittenProfilePerson,
  person: Invented,
  dice: Dice,
): WrittenProfilePerson {
  if (way in ways) return ways[way as keyof typeof ways](written, person, dice);
  return corrupt(way as Corruption, written, person, dice);
}

function flat({
  givenName,
  familyName,
  birthDate,
  emails,
  phones,
  address,
}: WrittenProfilePerson): WrittenPerson {
  return {
    ...(givenName !== undefined && { given: givenName }),
    ...(familyName !== undefined && { family: familyName }),
    ...(birthDate !== undefined && { birthDate }),
    ...(emails && { emails: emails.map(({ value }) => value) }),
    ...(phones && { phones: phones.map(({ value }) => value) }),
    ...(address && { address }),
  };
}
