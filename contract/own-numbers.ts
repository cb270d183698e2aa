/** Kinds of number of one's own that every business knows; others are the business's own. */
export const numberKinds = [
  'membership',
  'loyalty_card',
  'national_id',
  'passport',
  'tax_id',
] as const;
export type NumberKind = (typeof numberKinds)[number];

/** Most numbers of their own that one profile may bring, of as many kinds. */
export const mostNumbers = 4;

/** Kinds that everybody at work may read; of all others whoever may not sees only the end. */
export const openNumberKinds: readonly string[] = [
  'membership',
  'loyalty_card',
] satisfies NumberKind[];

/** Numbers of two people of one kind, and whether they agree. `added`: only the first has one; `known`: only the second. */
export type ComparedNumbers = {
  kind: string;
  mine: string[];
  theirs: string[];
  agree: 'same' | 'alike' | 'different' | 'added' | 'known';
}[];
