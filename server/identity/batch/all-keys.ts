import { KEY_WEIGHTS, keysOf } from '../keys.ts';
import type { KeyKind } from '../keys.ts';
import type { PersonRecord } from '../match/types.ts';
import { mostPerKey } from '../recognise/candidates.ts';

/** Keys that live recognition does without, for they are worth a look only where few records share them. */
const RARE_WEIGHTS = { born: 4, nameYear: 4, nameCity: 3 } as const;

export type BatchKind = KeyKind | keyof typeof RARE_WEIGHTS;
/** A key in clear. */
export type BatchKey = { kind: BatchKind; text: string };

const weights: Readonly<Record<BatchKind, number>> = { ...KEY_WEIGHTS, ...RARE_WEIGHTS };

/** Kinds of keys by number. */
export const keyKinds = Object.keys(weights) as readonly BatchKind[];
/** The weight of each kind, by number. */
export const weightsOfKinds = keyKinds.map((kind) => weights[kind]);

/** A rare key that more than so many records share chooses nobody. */
const mostPerRareKey = 16;

/** Most records that a key of a kind may have, by number, before it chooses nobody. */
export const mostOfKinds = keyKinds.map((kind) =>
  kind in RARE_WEIGHTS ? mostPerRareKey : mostPerKey,
);

/** All keys of a person, about fourteen. */
export function allKeysOf(person: PersonRecord): BatchKey[] {
  return [...keysOf(person), ...rareKeys(person)];
}

function* rareKeys({ given, family, birthDate, place }: PersonRecord): Generator<BatchKey> {
  if (birthDate !== null) yield { kind: 'born', text: birthDate };
  for (const name of new Set([given?.skeleton, family?.skeleton])) {
    if (!name) continue;
    if (birthDate !== null) yield { kind: 'nameYear', text: `${name} ${birthDate.slice(0, 4)}` };
    if (place?.city) yield { kind: 'nameCity', text: `${name} ${place.city}` };
  }
}
