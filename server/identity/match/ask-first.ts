/** A case that nobody has decided. */
export interface Open {
  /** How its fields agree, level by level: an answer speaks for all that agree alike. */
  readonly kind: string;
  /** How many bits its answer would tell, seen alone. */
  readonly bits: number;
}

/** A case in its turn. */
export interface Asked<T> {
  readonly one: T;
  /** What its answer is worth, above 0 and up to 1: it falls along the order. */
  readonly worth: number;
}

/**
 * Open cases in the order in which a person's word on them teaches most: of each kind one before a second of any, those
 * that were answered already among them, and in a turn the most doubtful and commonest kind first; of a kind the most
 * doubtful first.
 * @param answered how many of a kind were answered
 */
export function askFirst<T extends Open>(
  open: readonly T[],
  answered: ReadonlyMap<string, number> = new Map(),
): Asked<T>[] {
  return [...Map.groupBy(open, ({ kind }) => kind)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([kind, alike]) => {
      const before = answered.get(kind) ?? 0;
      const ranked = alike.toSorted((a, b) => b.bits - a.bits);
      const { bits } = ranked[0]!;
      return ranked.map((one, place) => ({
        one,
        worth: worthOf({ turn: before + place, bits, alike: alike.length }),
      }));
    })
    .toSorted((a, b) => b.worth - a.worth);
}

/**
 * What the answer to a case is worth, from 0 to 1. Turns lie above each other: between 1/(turn + 1) and 1/(turn + 2) it is
 * what the kind decides.
 * @param case turn: how many of its kind are asked before it; bits: what the most doubtful of its kind would tell; alike:
 * how many of its kind are open
 */
export function worthOf({ turn, bits, alike }: { turn: number; bits: number; alike: number }) {
  const ofKind = bits * Math.log2(1 + alike);
  const [least, most] = [1 / (turn + 2), 1 / (turn + 1)];
  return least + (most - least) * (ofKind / (1 + ofKind));
}
