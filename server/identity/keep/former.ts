import { placeKey } from '../normalise/address.ts';
import { compareCrossedNames, compareNames } from '../match/levels.ts';
import { comparePlace } from '../match/compare/place.ts';
import type { Called, ComparedPlace, Former, PersonRecord } from '../match/types.ts';

const nothing: Former = { names: [], birthDates: [], places: [] };

/** Most former names, birth dates and places that are compared of one customer. */
const mostOfEach = 4;
/** Most kinds of number of one's own. */
const mostKinds = 8;

/**
 * A record with what else is known of the person: names, birth dates and places that what stands, or a later one, does not
 * resemble anyway. In the order of their text, so that the same values make the same record, whichever came first.
 * @param known latest first
 */
export function withFormer(record: PersonRecord, known: Former = nothing): PersonRecord {
  const { former: _, numbers: own, bornChecked, ...said } = record;
  const all = withNumbers(own, known.numbers ?? []);
  const stands = { ...said, ...(all && { numbers: all }), ...(bornChecked && { bornChecked }) };
  const names = chosen([calledOf(record)], known.names, resemble, nameText);
  const birthDates = chosen([record.birthDate], known.birthDates, isSame, String);
  const places = chosen([record.place], known.places, isSamePlace, placeKey);
  const numbers = secondNumbers(stands, known.numbers ?? []);
  if (names.length + birthDates.length + places.length + numbers.length === 0) return stands;
  const former = { names, birthDates, places, ...(numbers.length > 0 && { numbers }) };
  return { ...stands, former };
}

/** Numbers of one's own as former ones are kept: kind and number. */
export function numberTexts(numbers: Readonly<Record<string, string>> = {}): string[] {
  return Object.entries(numbers).map(([kind, number]) => `${kind} ${number}`);
}

/** Numbers, a first of each kind. @param known first said first */
function withNumbers(
  numbers: PersonRecord['numbers'],
  known: readonly string[],
): PersonRecord['numbers'] {
  const had = numbers ?? {};
  const news = known
    .map((text) => text.split(' ') as [string, string])
    .filter(([kind], at, all) => all.findIndex(([other]) => other === kind) === at)
    .filter(([kind]) => !Object.hasOwn(had, kind));
  if (news.length === 0) return numbers;
  const all = [...Object.entries(had), ...news].slice(0, mostKinds);
  return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function secondNumbers({ numbers }: PersonRecord, known: readonly string[]): string[] {
  const stands = new Set(numberTexts(numbers));
  return [...new Set(known.filter((text) => !stands.has(text)))].slice(0, mostOfEach).toSorted();
}

/** The name of a record; null where it has none. */
export function calledOf({ given, family }: Called): Called | null {
  return given === null && family === null ? null : { given, family };
}

function chosen<T>(
  stands: readonly (T | null)[],
  known: readonly T[],
  resembles: (one: T, other: T) => boolean,
  textOf: (value: T) => string,
): T[] {
  const found: T[] = [];
  const had = stands.filter((one) => one !== null);
  for (const value of known) {
    if (found.length === mostOfEach) break;
    if (![...had, ...found].some((other) => resembles(value, other))) found.push(value);
  }
  return found.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
}

/** Whether one name is found by the other: no part of it is another, in whichever order it was written. */
function resemble(a: Called, b: Called): boolean {
  return [compareNames(a, b), compareCrossedNames(a, b)].some(
    (levels) => levels.length > 0 && levels.every(({ level }) => level !== 'different'),
  );
}

const nameText = ({ given, family }: Called) => `${given?.text ?? ''}|${family?.text ?? ''}`;

const isSame = (a: string, b: string) => a === b;

/** Whether a place says nothing that the other does not. */
function isSamePlace(a: ComparedPlace, b: ComparedPlace): boolean {
  const parts = Object.keys(a) as (keyof ComparedPlace)[];
  return (
    parts.every((part) => a[part] === '' || a[part] === b[part]) || comparePlace(a, b) === 'exact'
  );
}
