import { corrupt, corruptions } from '#people/corrupt';
import { diceFor } from '#people/dice';
import { invent, type Invented } from '#people/invent';
import { bangkok } from '#people/places/bangkok';
import { kigali } from '#people/places/kigali';
import { napa } from '#people/places/napa';
import { newYork } from '#people/places/new-york';
import { inFull } from '#people/written';

/** An invented person as a careful form would have it. Fits what matching reads. */
export interface InventedPerson {
  /** Stands for the true person: who shares it is the same. */
  readonly person: number;
  /** ISO 3166. */
  readonly country: string;
  readonly given: string;
  readonly family: string;
  readonly emails: string[];
  readonly phones: string[];
  /** yyyy-mm-dd; empty where it is left out */
  readonly birthDate: string;
  readonly address: { line1: string; city: string; postcode: string };
  /** Who it is in truth. */
  readonly invented: Invented;
}

const places = [bangkok, kigali, napa, newYork];

/** `count` people of four places, the same for the same seed; names as common and rare as in life. */
export function people(seed: number, count: number): InventedPerson[] {
  return Array.from({ length: count }, (_, index) => personOf(seed, index));
}

/** The person of one number, for making millions without holding them. */
export function personOf(seed: number, index: number): InventedPerson {
  const invented = invent(places[index % places.length] ?? bangkok, seed, index);
  return flat(invented, inFull(invented));
}

/** The same person as another source has them: put wrong in every way there is, each as often as not. */
export function misspell({ invented }: InventedPerson, seed: number): InventedPerson {
  const dice = diceFor(seed, invented.number);
  const written = corruptions.reduce(
    (record, how) => (dice.chance(0.3) ? corrupt(how, record, invented, dice) : record),
    inFull(invented),
  );
  return flat(invented, written);
}

function flat(invented: Invented, written: ReturnType<typeof inFull>): InventedPerson {
  const { givenName, familyName, emails, phones, birthDate, address } = written;
  const { line1 = '', city = '', postcode = '' } = address ?? {};
  return {
    person: invented.number,
    country: invented.address.country,
    given: givenName ?? '',
    family: familyName ?? '',
    emails: (emails ?? []).map(({ value }) => value),
    phones: (phones ?? []).map(({ value }) => value),
    birthDate: birthDate ?? '',
    address: { line1, city, postcode },
    invented,
  };
}
