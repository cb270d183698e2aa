import type { WrittenProfilePerson } from '#contract/person';
import { corrupt } from '#people/corrupt';
import { diceFor, type Dice } from '#people/dice';
import { invent, type Invented } from '#people/invent';
import { bangkok } from '#people/places/bangkok';
import type { Place } from '#people/places/place';
import { inFull, phoneAs, said } from '#people/written';

/** A telephone number that one person in fifty gives: the reception's own. The planted hot key. */
export const sharedPhone = '+66 2 555 0147';

/** Bangkok with all of its mobile numbers: of a million people, hardly any two share one by chance. */
const bigCity: Place = {
  ...bangkok,
  phones: ['06########', '08########', '09########'],
  towns: [
    ...bangkok.towns,
    { city: 'Chiang Mai', postcode: '500##' },
    { city: 'Phuket', postcode: '830##' },
    { city: 'Khon Kaen', postcode: '400##' },
  ],
};

/**
 * An invented person with the skew of real ones: a few names that very many have and many names that few have, a city
 * where most live, a phone that very many share, fields left empty. The same for the same seed and number.
 */
export function bigCityPerson(seed: number, number: number): WrittenProfilePerson {
  const dice = diceFor(seed ^ 0x2545f491, number);
  const invented = invent(bigCity, seed, number);
  const { givenName, familyName, emails, birthDate, address } = inFull(invented);
  // A third of a real city has a name that few share; the demo's lists are too short for a million people.
  const person: WrittenProfilePerson = {
    givenName,
    familyName: dice.chance(0.35) ? rareName(dice) : familyName,
  };
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
  const invented = invent(bigCity, seed, number);
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

const syllables =
  'wat chai sri thon pha nok rak sak wong mek dara kiat boon som yut rin tan lek suk phon'.split(
    ' ',
  );

function rareName(dice: Dice): string {
  const parts = Array.from({ length: 4 }, () => syllables[dice.below(syllables.length)] ?? '');
  const name = parts.join('');
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
