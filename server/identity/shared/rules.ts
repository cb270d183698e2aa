import { keptEvidence, weighedOf, type KeptEvidence, type Weighed } from '../customers/why.ts';
import { compareFamily, compareGiven } from '../match/compare/name.ts';
import { doubtOf } from '../match/decide.ts';
import type { Evidence, Field, PersonRecord, Thresholds } from '../match/types.ts';

/** So many distinct people of one e-mail or phone make it a shared one: a couple's is not, a family's is. */
const fewestPeople = 3;

/** So many families of one address: a house of flats without their numbers, a hotel, an office. */
const fewestFamilies = 4;

/** Whether two are certainly two people, by their given names; who has none is never counted twice. */
function isOther(a: PersonRecord, b: PersonRecord): boolean {
  if (a.given === null || b.given === null) return true;
  if (compareGiven(a.given, b.given) !== 'different') return false;
  const swapped = (one: PersonRecord, two: PersonRecord) =>
    one.family !== null &&
    two.given !== null &&
    compareGiven(one.family, two.given) !== 'different';
  return !swapped(a, b) && !swapped(b, a);
}

const isOtherFamily = (a: PersonRecord, b: PersonRecord) =>
  a.family !== null && b.family !== null && compareFamily(a.family, b.family) === 'different';

function distinct(
  records: readonly PersonRecord[],
  isApart: (a: PersonRecord, b: PersonRecord) => boolean,
): number {
  const met: PersonRecord[] = [];
  for (const record of records) if (met.every((one) => isApart(record, one))) met.push(record);
  return met.length;
}

/**
 * How many distinct people share a value, if those are so many that it says little about any of them; else null.
 * Records of one person, written in several ways, count once.
 */
export function sharedBy(
  kind: 'email' | 'phone' | 'address',
  holders: readonly PersonRecord[],
): number | null {
  const people = distinct(
    holders.filter((one) => one.given !== null),
    isOther,
  );
  if (kind !== 'address') return people >= fewestPeople ? people : null;
  return distinct(holders, isOtherFamily) >= fewestFamilies ? people : null;
}

/** The field of the evidence that a value speaks in. */
export const fieldOf = (kind: 'email' | 'phone' | 'address'): Field =>
  kind === 'address' ? 'place' : kind;

/** Levels at which a field leaned on the very value. */
const leans: Partial<Record<Field, readonly string[]>> = {
  email: ['exact', 'spelt'],
  phone: ['exact', 'local'],
  place: ['exact', 'near', 'street'],
};

/** Whether what was kept of a link leaned on a value of this field. */
export function leanedOn(field: Field, why: readonly KeptEvidence[]): boolean {
  return why
    .map(weighedOf)
    .some((one) => one.field === field && one.weight > 0 && leans[field]?.includes(one.level));
}

/** A link's evidence, weighed again. */
export interface WeighedAgain {
  readonly why: readonly KeptEvidence[];
  readonly probability: number;
  /** It would be made again by what is left. */
  readonly stands: boolean;
}

/** Weighs a link again without what one field said. */
export function weighWithout(
  field: Field,
  { prior, why }: { readonly prior: number; readonly why: readonly KeptEvidence[] },
  thresholds: Thresholds,
): WeighedAgain {
  const rest = why.map(weighedOf).filter((one) => one.field !== field);
  const bits = rest.reduce((sum, { weight }) => sum + weight, prior);
  const probability = 1 / (1 + 2 ** -bits);
  const stands = probability >= thresholds.link && doubtOf(rest.map(evidenceOf)) === null;
  return { why: rest.map(keptEvidence), probability, stands };
}

/** Kept evidence as it was weighed; what was compared is not kept, and decides nothing. */
const evidenceOf = (weighed: Weighed) => ({ ...weighed, values: ['', ''] }) as Evidence;
