import { placeKey } from '../normalise/address.ts';
import { compareBirthDate } from './compare/birth-date.ts';
import { compareNumber } from './compare/number.ts';
import { comparePlace } from './compare/place.ts';
import { LEVELS } from './types.ts';
import type { ComparedPlace, Comparison, MatchContext, PersonRecord } from './types.ts';

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

/** Two days that were both checked are what they are: no former one speaks against that. */
export function compareBirths(a: PersonRecord, b: PersonRecord): Comparison | null {
  const [mine, theirs] = [a.birthDate, b.birthDate];
  const isSure = a.bornChecked === true && b.bornChecked === true && mine !== theirs;
  if (isSure && mine !== null && theirs !== null)
    return { field: 'birthDate', level: 'contradicts', values: [mine, theirs], value: mine };
  return bestOverTime([mine, a.former?.birthDates], [theirs, b.former?.birthDates], bornAlike);
}

function bornAlike(mine: string, theirs: string): Comparison {
  const values: [string, string] = [mine, theirs];
  return { field: 'birthDate', level: compareBirthDate(mine, theirs), values, value: mine };
}

/** Places, at the best level that any pair of theirs reaches. */
export function comparePlaces(
  a: PersonRecord,
  b: PersonRecord,
  context: MatchContext,
): Comparison | null {
  return bestOverTime([a.place, a.former?.places], [b.place, b.former?.places], (mine, theirs) =>
    placesAlike(mine, theirs, context),
  );
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

/** Every kind of number that both have, but what says nothing. */
export function compareNumbers(
  a: PersonRecord,
  b: PersonRecord,
  { blocked }: MatchContext,
): Comparison[] {
  const { numbers: theirs = {} } = b;
  return Object.entries(a.numbers ?? {}).flatMap(([kind, number]): Comparison[] => {
    const other = theirs[kind];
    if (other === undefined) return [];
    // What is nobody's says nothing, neither where it is the same nor where it is another.
    if ([number, other].some((one) => blocked?.('number', one) === true)) return [];
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

/** An address, or where it is one that many share, no more than its town. */
function shownPlace(place: ComparedPlace, { blocked }: MatchContext): ComparedPlace {
  if (place.street === '' || blocked?.('address', placeKey(place)) !== true) return place;
  return { ...place, number: '', unit: '', street: '' };
}
