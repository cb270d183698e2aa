import type { NamePart } from '../normalise/name.ts';
import { compareBirthDate } from './compare/birth-date.ts';
import { compareEmail, comparePhone } from './compare/contact.ts';
import { compareFamily, compareGiven } from './compare/name.ts';
import { compareNumber } from './compare/number.ts';
import { comparePlace } from './compare/place.ts';
import { placeKey } from '../normalise/address.ts';
import { LEVELS } from './types.ts';
import type { Called, ComparedPlace, Comparison, MatchContext, PersonRecord } from './types.ts';

/** Given with given and family with family, for the parts that both have. */
export function compareNames(a: Called, b: Called): Comparison[] {
  const found: Comparison[] = [];
  const given = a.given && b.given && compareGiven(a.given, b.given);
  if (given) found.push({ field: 'given', level: given, ...texts(a.given!, b.given!) });
  const family = a.family && b.family && compareFamily(a.family, b.family);
  if (family) found.push({ field: 'family', level: family, ...texts(a.family!, b.family!) });
  return found;
}

/** Each name with the other kind: the order in which people write their names is not ours to know. */
export function compareCrossedNames(a: Called, b: Called): Comparison[] {
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
  const born = bestOverTime(
    [a.birthDate, a.former?.birthDates],
    [b.birthDate, b.former?.birthDates],
    bornAlike,
  );
  if (born) found.push(born);
  const place = bestOverTime(
    [a.place, a.former?.places],
    [b.place, b.former?.places],
    (mine, theirs) => placesAlike(mine, theirs, context),
  );
  if (place) found.push(place);
  if (a.company !== null && b.company !== null) {
    const level = a.company === b.company ? 'same' : 'different';
    found.push({ field: 'company', level, values: [a.company, b.company], value: a.company });
  }
  if (a.numbers && b.numbers) found.push(...compareNumbers(a, b));
  return found;
}

/** What stands, and what else is known. */
type OverTime<T> = readonly [T | null, readonly T[] | undefined];

/**
 * What stands with what stands; or where either has other values too, whichever pair agrees best, with how many there were
 * to choose from.
 */
function bestOverTime<T>(
  [mine, others = []]: OverTime<T>,
  [theirs, otherTheirs = []]: OverTime<T>,
  compare: (mine: T, theirs: T) => Comparison | null,
): Comparison | null {
  const now = mine === null || theirs === null ? null : compare(mine, theirs);
  if (others.length + otherTheirs.length === 0) return now;
  const [all, allTheirs] = [valuesOf(mine, others), valuesOf(theirs, otherTheirs)];
  let best = now;
  for (const one of all)
    for (const other of allTheirs) {
      if (one === mine && other === theirs) continue;
      const found = compare(one, other);
      if (found === null || (best !== null && rankOf(found) >= rankOf(best))) continue;
      best = Object.assign(found, { among: all.length * allTheirs.length });
    }
  return best;
}

const valuesOf = <T>(stands: T | null, others: readonly T[]): readonly T[] =>
  stands === null ? others : [stands, ...others];

const rankOf = ({ field, level }: Comparison) =>
  (LEVELS[field] as readonly string[]).indexOf(level);

function bornAlike(mine: string, theirs: string): Comparison {
  const values: [string, string] = [mine, theirs];
  return { field: 'birthDate', level: compareBirthDate(mine, theirs), values, value: mine };
}

function placesAlike(
  mine: ComparedPlace,
  theirs: ComparedPlace,
  context: MatchContext,
): Comparison | null {
  const level = comparePlace(shownPlace(mine, context), shownPlace(theirs, context));
  if (level === null) return null;
  const shown =
    level === 'postcode' ? 'postcode' : level === 'exact' || level === 'near' ? 'street' : 'city';
  const values: [string, string] = [mine[shown], theirs[shown]];
  return { field: 'place', level, values, value: mine[shown] };
}

/** Every kind of number that both have. */
function compareNumbers(a: PersonRecord, b: PersonRecord): Comparison[] {
  const { numbers: theirs = {} } = b;
  return Object.entries(a.numbers ?? {}).flatMap(([kind, number]): Comparison[] => {
    const other = theirs[kind];
    if (other === undefined) return [];
    const level = compareNumber(number, other);
    const found = { field: 'number', values: [number, other], value: `${kind} ${number}` } as const;
    const second = level === 'exact' ? undefined : secondOf(kind, a, b);
    if (second === undefined) return [{ ...found, level, values: [number, other] }];
    return [{ ...found, level: 'exact', values: [second, second], among: 2 }];
  });
}

/** A number of a kind that both have, where one of them or both have several. */
function secondOf(kind: string, a: PersonRecord, b: PersonRecord): string | undefined {
  const allOf = ({ numbers = {}, former }: PersonRecord) => [
    `${kind} ${numbers[kind]}`,
    ...(former?.numbers ?? []),
  ];
  const theirs = new Set(allOf(b).filter((one) => one.startsWith(`${kind} `)));
  return allOf(a)
    .find((one) => theirs.has(one))
    ?.slice(kind.length + 1);
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
