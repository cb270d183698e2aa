import { weighedOf, type KeptEvidence } from '../customers/why.ts';

/** How the fields of a case agree, in one order. */
export function kindOf(why: readonly KeptEvidence[]): string {
  return why
    .map(weighedOf)
    .map(({ field, level }) => `${field}.${level}`)
    .toSorted()
    .join(' ');
}
