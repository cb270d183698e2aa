import { editDistance, similar } from '../edit-distance.ts';
import type { ComparedPlace, LevelOf } from '../types.ts';

/**
 * How far two addresses agree, as one field: town, postcode and street hang together and must not be counted thrice.
 * Returns null when they have no part in common that both fill in.
 */
export function comparePlace(a: ComparedPlace, b: ComparedPlace): LevelOf<'place'> | null {
  const postcode = both(a.postcode, b.postcode, a.postcode === b.postcode);
  const city = both(a.city, b.city, a.city === b.city);
  const cityNear = city === false && similar(a.city, b.city);
  const postcodeNear = postcode === false && isNearPostcode(a.postcode, b.postcode);
  const near = cityNear || postcodeNear;
  if (a.street !== '' && b.street !== '') {
    const unknown = postcode === null && city === null;
    const here = postcode === true || city === true || cityNear || (postcodeNear && city === null);
    const street = compareStreet(a, b, here || unknown);
    if (street !== null) return street;
  }
  if (postcode === true) return city === true || cityNear ? 'area' : 'postcode';
  if (city === true) return postcodeNear ? 'postcodeNear' : 'city';
  if (near) return cityNear ? 'cityNear' : 'postcodeNear';
  return postcode === null && city === null ? null : 'different';
}

/** Street and door; `here`: in an area that is the same, or may be. The same door elsewhere is one that was moved or mistyped. */
function compareStreet(
  a: ComparedPlace,
  b: ComparedPlace,
  here: boolean,
): 'exact' | 'near' | 'elsewhere' | 'street' | null {
  const otherDoor = both(a.unit, b.unit, a.unit === b.unit) === false;
  const number = otherDoor ? false : both(a.number, b.number, a.number === b.number);
  const same = a.street === b.street;
  if (!here) return same && number === true ? 'elsewhere' : null;
  if (same) return number === true ? 'exact' : number === null ? 'near' : 'street';
  if (similar(a.street, b.street)) return number === true ? 'near' : 'street';
  return null;
}

/** One slip in a postcode. */
function isNearPostcode(a: string, b: string): boolean {
  return a.length > 3 && editDistance(a, b, 1) === 1;
}

/** `agrees`, or null when either value is missing. */
function both(a: string, b: string, agrees: boolean): boolean | null {
  return a === '' || b === '' ? null : agrees;
}
