import { similar } from '../edit-distance.ts';
import type { ComparedPlace, LevelOf } from '../types.ts';

/**
 * How far two addresses agree, as one field: town, postcode and street hang together and must not be counted thrice.
 * Returns null when they have no part in common that both fill in.
 */
export function comparePlace(a: ComparedPlace, b: ComparedPlace): LevelOf<'place'> | null {
  const postcode = both(a.postcode, b.postcode, a.postcode === b.postcode);
  const city = both(a.city, b.city, a.city === b.city);
  const cityNear = city === false && similar(a.city, b.city);
  const area = postcode === true || city === true || cityNear;
  if (both(a.street, b.street, true) && (area || (postcode === null && city === null))) {
    const otherDoor = both(a.unit, b.unit, a.unit === b.unit) === false;
    const number = otherDoor ? false : both(a.number, b.number, a.number === b.number);
    if (a.street === b.street)
      return number === true ? 'exact' : number === null ? 'near' : 'street';
    if (similar(a.street, b.street)) return number === true ? 'near' : 'street';
  }
  if (postcode === true) return 'postcode';
  if (city === true) return 'city';
  if (cityNear) return 'cityNear';
  return postcode === null && city === null ? null : 'different';
}

/** `agrees`, or null when either value is missing. */
function both(a: string, b: string, agrees: boolean): boolean | null {
  return a === '' || b === '' ? null : agrees;
}
