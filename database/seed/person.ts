import type { Dice } from './dice.ts';
import type { Place, Spelt } from './places/place.ts';

/** An invented person, as they are; what each source has of them is less. */
export interface DemoPerson {
  readonly given: Spelt;
  readonly family: Spelt;
  readonly email: string;
  /** National, as people there write it. */
  readonly phone: string;
  readonly birthDate: string;
  readonly address: { line1: string; city: string; postcode: string; country: string };
}

/** Invents a person. One in twelve is of the household of the one before, with the same phone, home and family name. */
export function inventPerson(
  place: Place,
  dice: Dice,
  number: number,
  before?: DemoPerson,
): DemoPerson {
  const given = dice.pick(place.givens);
  const shares = before !== undefined && dice.chance(1 / 12);
  const family = shares ? before.family : dice.pick(place.families);
  const birth = new Date(Date.UTC(1948 + dice.below(57), dice.below(12), 1 + dice.below(28)));
  const town = dice.pick(place.towns);
  return {
    given,
    family,
    email: emailOf(given.latin, family.latin, number, dice),
    phone: shares ? before.phone : dice.digits(dice.pick(place.phones)),
    birthDate: birth.toISOString().slice(0, 10),
    address: shares
      ? before.address
      : {
          line1: `${1 + dice.below(190)} ${dice.pick(place.streets)}`,
          city: town.city,
          postcode: town.postcode,
          country: place.country,
        },
  };
}

function emailOf(given: string, family: string, number: number, dice: Dice): string {
  const [first, last] = [given, family].map((name) => name.toLowerCase().replaceAll(/[^a-z]/g, ''));
  const local = dice.pick([`${first}.${last}`, `${first?.[0]}${last}`, `${first}${last?.[0]}`]);
  return `${local}${number}@${dice.pick(['mail.example', 'post.example', 'inbox.example'])}`;
}
