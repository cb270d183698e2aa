import type { WrittenProfilePerson } from '#contract/person';
import { corrupt } from '#people/corrupt';
import { diceFor, type Dice } from '#people/dice';
import { invent, type Invented } from '#people/invent';
import { bangkok } from '#people/places/bangkok';
import type { Place } from '#people/places/place';
import { inFull, phoneAs, said } from '#people/written';
import { Mailboxes } from './mailboxes.ts';

/** A telephone number that one person in fifty gives: the reception's own. The planted hot key. */
export const sharedPhone = '+66 2 555 0147';

/** A third of a real city has a family name that few share; the demo's lists are too short for a million people. */
const rareNames = 0.35;
const syllables =
  'wat chai sri thon pha nok rak sak wong mek dara kiat boon som yut rin tan lek suk phon'.split(
    ' ',
  );
const pairs = syllables.flatMap((one) => syllables.map((other) => one + other));
const rare = {
  share: rareNames,
  starts: pairs.map((pair) => ({
    latin: pair.slice(0, 1).toUpperCase() + pair.slice(1),
    also: [],
  })),
  ends: pairs.map((latin) => ({ latin, also: [] })),
};

/** Bangkok with all of its mobile numbers and names: of a million people, hardly any two share a number by chance. */
const bigCity: Place = {
  ...bangkok,
  mix: bangkok.mix.map(([culture, share]) => [{ ...culture, rare }, share]),
  phones: ['06########', '08########', '09########'],
  towns: [
    ...bangkok.towns,
    { city: 'Chiang Mai', postcode: '500##' },
    { city: 'Phuket', postcode: '830##' },
    { city: 'Khon Kaen', postcode: '400##' },
  ],
};

/** The people of the city, by seed, with the mailboxes that they have. */
const cities = new Map<number, Mailboxes>();

function citizen(seed: number, number: number): Invented {
  const boxes = cities.get(seed) ?? new Mailboxes(bigCity, seed);
  cities.set(seed, boxes);
  return { ...invent(bigCity, seed, number), email: boxes.of(number) };
}

/**
 * An invented person with the skew of real ones: a few names that very many have and many names that few have, a city
 * where most live, a phone that very many share, fields left empty; but a mailbox of their own, see `Mailboxes`. The same
 * for the same seed and number.
 */
export function bigCityPerson(seed: number, number: number): WrittenProfilePerson {
  const dice = diceFor(seed ^ 0x2545f491, number);
  const invented = citizen(seed, number);
  const { givenName, familyName, emails, birthDate, address } = inFull(invented);
  const person: WrittenProfilePerson = { givenName, familyName };
  if (dice.chance(0.8)) person.emails = emails;
  if (dice.chance(0.85))
    person.phones = [
      said(dice.chance(0.02) ? sharedPhone : invented.phone.national.replaceAll(/\D/g, '')),
    ];
  if (dice.chance(0.5)) person.birthDate = birthDate;
  if (dice.chance(0.5)) person.address = address;
  return person;
}

/**
 * The same person as another source has them: now and then a slip of the hand, fields missing, the phone written
 * otherwise.
 */
export function seenElsewhere(seed: number, number: number, dice: Dice): WrittenProfilePerson {
  const invented = citizen(seed, number);
  let person = bigCityPerson(seed, number);
  if (dice.chance(0.36)) person = corrupt('typing', person, invented, dice);
  if (dice.chance(0.3)) delete person.emails;
  if (dice.chance(0.3)) delete person.phones;
  if (dice.chance(0.5)) delete person.address;
  return { ...person, ...otherwise(person, invented, dice) };
}

function otherwise(
  { phones }: WrittenProfilePerson,
  { phone }: Invented,
  dice: Dice,
): Pick<WrittenProfilePerson, 'phones'> {
  const own = phones?.[0]?.value === phone.national.replaceAll(/\D/g, '');
  return own && dice.chance(0.5)
    ? { phones: [said(phoneAs(phone, bigCity.callingCode, dice))] }
    : {};
}
