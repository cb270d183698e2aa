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
