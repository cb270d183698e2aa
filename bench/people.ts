import type { WrittenProfilePerson } from '#contract/person';
import { randomOf, type Random } from '#test/random';
import { families, givens, streets, syllables, towns } from './names.ts';

/** A telephone number that one person in fifty gives: the reception's own. The planted hot key. */
export const sharedPhone = '+66 2 555 0147';

/**
 * An invented person with the skew of real ones: a few names that very many have and many names that few have, a city
 * where most live, a phone that very many share, fields left empty. The same for the same seed and number.
 */
export function bigCityPerson(seed: number, number: number): WrittenProfilePerson {
  const random = randomOf(Math.imul(seed, 2_654_435_761) + number);
  const givenName = zipf(givens, random);
  const familyName = random.chance(0.65) ? zipf(families, random) : rareName(random);
  const person: WrittenProfilePerson = { givenName, familyName };
  if (random.chance(0.8)) person.emails = [known(mailOf(givenName, familyName, random))];
  if (random.chance(0.85))
    person.phones = [known(random.chance(0.02) ? sharedPhone : mobile(random))];
  if (random.chance(0.5)) person.birthDate = bornOn(random);
  if (random.chance(0.5)) person.address = homeOf(random);
  return person;
}

/** The same person as another source has them: a slip in a name, fields missing, the phone written otherwise. */
export function seenElsewhere(
  original: WrittenProfilePerson,
  random: Random,
): WrittenProfilePerson {
  const person = { ...original };
  if (random.chance(0.2)) person.familyName = slipped(person.familyName ?? '', random);
  if (random.chance(0.2)) person.givenName = slipped(person.givenName ?? '', random);
  if (random.chance(0.3)) delete person.emails;
  if (random.chance(0.3)) delete person.phones;
  if (random.chance(0.5)) delete person.address;
  const [phone] = person.phones ?? [];
  if (phone?.value.startsWith('0') === true && random.chance(0.5))
    person.phones = [known(`+66 ${phone.value.slice(1, 3)} ${phone.value.slice(3)}`)];
  return person;
}

/**
 * The earlier in the list the likelier, as names and towns are (Zipf and Mandelbrot's law).
 * @param flat how evenly the first are spread; with 10 the first of 200 names has three in a hundred people
 */
function zipf<T>(list: readonly T[], random: Random, flat = 10): T {
  const place = Math.floor(flat * (list.length / flat + 1) ** random.next() - flat);
  return list[Math.min(place, list.length - 1)]!;
}

const known = (value: string) => ({ value, verified: false });

function rareName(random: Random): string {
  const name = [0, 1, 2].map(() => random.pick(syllables)).join('');
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

function mailOf(given: string, family: string, random: Random): string {
  const number = random.chance(0.6) ? String(random.below(9000)) : '';
  const host = zipf(
    ['gmail.com', 'hotmail.com', 'yahoo.com', 'outlook.com', `${family}.example`],
    random,
    1,
  );
  return `${given}${random.chance(0.5) ? '.' : ''}${family}${number}@${host}`.toLowerCase();
}

const mobile = (random: Random) =>
  `0${random.pick(['6', '8', '9'])}${String(random.below(100_000_000)).padStart(8, '0')}`;

function bornOn(random: Random): string {
  return new Date(Date.UTC(1940 + random.below(68), 0, 2 + random.below(364)))
    .toISOString()
    .slice(0, 10);
}

function homeOf(random: Random): NonNullable<WrittenProfilePerson['address']> {
  const [city, zone] = zipf(towns, random, 1);
  return {
    line1: `${1 + random.below(400)} ${zipf(streets, random)}`,
    city,
    postcode: String(zone + random.below(30)),
    country: 'TH',
  };
}

function slipped(name: string, random: Random): string {
  if (name.length < 3) return name;
  const at = 1 + random.below(name.length - 2);
  return name.slice(0, at) + name.slice(at + 1);
}
