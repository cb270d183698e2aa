import type { NamePart } from '../normalise/name.ts';
import { compareBirthDate } from './compare/birth-date.ts';
import { compareEmail, comparePhone } from './compare/contact.ts';
import { compareFamily, compareGiven } from './compare/name.ts';
import { compareNumber } from './compare/number.ts';
import { comparePlace } from './compare/place.ts';
import { placeKey } from '../normalise/address.ts';
import { LEVELS } from './types.ts';
import type { ComparedPlace, Comparison, MatchContext, PersonRecord } from './types.ts';

/** Given with given and family with family, for the parts that both have. */
export function compareNames(a: PersonRecord, b: PersonRecord): Comparison[] {
  const found: Comparison[] = [];
  const given = a.given && b.given && compareGiven(a.given, b.given);
  if (given) found.push({ field: 'given', level: given, ...texts(a.given!, b.given!) });
  const family = a.family && b.family && compareFamily(a.family, b.family);
  if (family) found.push({ field: 'family', level: family, ...texts(a.family!, b.family!) });
  return found;
}

/** Each name with the other kind: the order in which people write their names is not ours to know. */
export function compareCrossedNames(a: PersonRecord, b: PersonRecord): Comparison[] {
  return [...crossed(a.given, b.family), ...crossed(a.family, b.given)];
}

function crossed(a: NamePart | null, b: NamePart | null): Comparison[] {
  const level = a && b && compareGiven(a, b);
  return level ? [{ field: 'crossed', level, ...texts(a, b) }] : [];
}

function texts(a: NamePart, b: NamePart): { values: [string, string]; value: string } {
  return { values: [a.text, b.text], value: a.text };
}

/** Every other field that both have, each once, at the best level that any pair of their values reaches. */
export function compareRest(a: PersonRecord, b: PersonRecord, context: MatchContext): Comparison[] {
  const found: Comparison[] = [];
  const email = bestEmail(a, b, context);
  if (email) found.push(email);
  const phone = bestPhone(a, b, context);
  if (phone) found.push(phone);
  if (a.birthDate !== null && b.birthDate !== null) {
    const values: [string, string] = [a.birthDate, b.birthDate];
    found.push({
      field: 'birthDate',
      level: compareBirthDate(...values),
      values,
      value: a.birthDate,
    });
  }
  const place =
    a.place && b.place && comparePlace(shownPlace(a.place, context), shownPlace(b.place, context));
  if (place) {
    const shown =
      place === 'postcode' ? 'postcode' : place === 'exact' || place === 'near' ? 'street' : 'city';
    const values: [string, string] = [a.place![shown], b.place![shown]];
    found.push({ field: 'place', level: place, values, value: a.place![shown] });
  }
  if (a.company !== null && b.company !== null) {
    const level = a.company === b.company ? 'same' : 'different';
    found.push({ field: 'company', level, values: [a.company, b.company], value: a.company });
  }
  if (a.numbers && b.numbers) found.push(...compareNumbers(a.numbers, b.numbers));
  return found;
}

/** Every kind of number that both have. */
function compareNumbers(a: Record<string, string>, b: Record<string, string>): Comparison[] {
  return Object.entries(a).flatMap(([kind, number]): Comparison[] => {
    const other = b[kind];
    if (other === undefined) return [];
    const level = compareNumber(number, other);
    return [{ field: 'number', level, values: [number, other], value: `${kind} ${number}` }];
  });
}

function bestEmail(
  a: PersonRecord,
  b: PersonRecord,
  context: MatchContext,
): Comparison | undefined {
  let best: (Comparison & { field: 'email' }) | undefined;
  for (const mine of a.emails) {
    for (const theirs of b.emails) {
      const level = compareEmail(mine, theirs);
      if (level === null || (mine.key === theirs.key && context.blocked?.('email', mine.key)))
        continue;
      if (best && LEVELS.email.indexOf(best.level) <= LEVELS.email.indexOf(level)) continue;
      best = { field: 'email', level, values: [mine.key, theirs.key], value: mine.key };
    }
  }
  return best;
}

function bestPhone(
  a: PersonRecord,
  b: PersonRecord,
  context: MatchContext,
): Comparison | undefined {
  let best: (Comparison & { field: 'phone' }) | undefined;
  for (const mine of a.phones) {
    for (const theirs of b.phones) {
      const level = comparePhone(mine, theirs);
      const key = mine.key ?? mine.last7;
      if (level === null || (mine.key === theirs.key && context.blocked?.('phone', key))) continue;
      if (best && LEVELS.phone.indexOf(best.level) <= LEVELS.phone.indexOf(level)) continue;
      best = { field: 'phone', level, values: [key, theirs.key ?? theirs.last7], value: key };
    }
  }
  return best;
}

/** An address, or where it is one that many share, no more than its town. */
function shownPlace(place: ComparedPlace, { blocked }: MatchContext): ComparedPlace {
  if (place.street === '' || blocked?.('address', placeKey(place)) !== true) return place;
  return { ...place, number: '', unit: '', street: '' };
}
