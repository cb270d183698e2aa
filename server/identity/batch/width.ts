import { mostCompared, mostPerKey, mostWeak } from '../recognise/candidates.ts';

/** How wide candidates are looked for among so many records: the fewer there are, the wider. */
export interface Width {
  /** Most records that a key may have, and a rare key, before it chooses nobody. */
  readonly perKey: number;
  readonly perRareKey: number;
  /** Most records that one is compared with, and most of them that share but little with it. */
  readonly compared: number;
  readonly weak: number;
}

/** About so many pairs may be compared beyond those that live recognition would compare. */
const pairsBeyond = 1_000_000;
const widest = 300;

/** More records than this are looked at by the keys of live recognition alone: that many rare keys would not be rare. */
export const mostWithRareKeys = 200_000;

/** The width for a number of records. */
export function widthFor(records: number): Width {
  const each = Math.min(widest, Math.ceil(pairsBeyond / Math.max(1, records)));
  return {
    perKey: Math.max(mostPerKey, each),
    perRareKey: records > mostWithRareKeys ? 0 : each,
    compared: Math.max(mostCompared, each),
    weak: Math.max(mostWeak, each),
  };
}
