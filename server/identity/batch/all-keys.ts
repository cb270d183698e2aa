import { KEY_WEIGHTS, keysOf } from '../keys.ts';
import type { KeyKind } from '../keys.ts';
import type { PersonRecord } from '../match/types.ts';
import { sound } from '../normalise/sound.ts';

/** Keys that live recognition does without: each says so little that it is worth a look only where few records share it. */
const RARE_WEIGHTS = {
  born: 4,
  nameYear: 4,
  soundDay: 3,
  soundBoth: 4,
  startBoth: 3,
  nameCity: 3,
  namePostcode: 3,
  door: 4,
  doorPostcode: 3,
  name: 2,
} as const;

type RareKind = keyof typeof RARE_WEIGHTS;
export type BatchKind = KeyKind | RareKind;
/** A key in clear. */
export type BatchKey = { kind: BatchKind; text: string };

const weights: Readonly<Record<BatchKind, number>> = { ...KEY_WEIGHTS, ...RARE_WEIGHTS };

/** Kinds of keys by number; rare ones come last. */
export const keyKinds = Object.keys(weights) as readonly BatchKind[];
/** The number of the first rare kind. */
export const firstRareKind = Object.keys(KEY_WEIGHTS).length;
/** The weight of each kind, by number. */
export const weightsOfKinds = keyKinds.map((kind) => weights[kind]);

/** Keys of a person that few others may share; those that very many share are passed over later. */
function rareKeysOf(person: PersonRecord): BatchKey[] {
  return [...nameKeys(person), ...bornKeys(person), ...doorKeys(person)];
}

/** All keys of a person: about nine, and as many rare ones. */
export function allKeysOf(person: PersonRecord, withRare: boolean): BatchKey[] {
  return withRare ? [...keysOf(person), ...rareKeysOf(person)] : keysOf(person);
}

function namesOf({ given, family }: PersonRecord): Set<string> {
  return new Set([given?.text, family?.text].filter((text) => text !== undefined));
}

function* nameKeys(person: PersonRecord): Generator<BatchKey> {
  const { given, family, place } = person;
  for (const name of namesOf(person)) {
    yield { kind: 'name', text: name };
    if (place?.city) yield { kind: 'nameCity', text: `${name} ${place.city}` };
    if (place?.postcode) yield { kind: 'namePostcode', text: `${name} ${place.postcode}` };
  }
  if (!given || !family) return;
  const both = [given.sound.slice(0, 3), family.sound].toSorted();
  yield { kind: 'soundBoth', text: both.join(' ') };
  const starts = [given.text.slice(0, 3), family.text.slice(0, 3)].toSorted();
  yield { kind: 'startBoth', text: starts.join(' ') };
}

function* bornKeys(person: PersonRecord): Generator<BatchKey> {
  const { birthDate } = person;
  if (birthDate === null) return;
  yield { kind: 'born', text: birthDate };
  for (const name of namesOf(person)) {
    yield { kind: 'nameYear', text: `${name} ${birthDate.slice(0, 4)}` };
    yield { kind: 'soundDay', text: `${sound(name)} ${birthDate.slice(5)}` };
  }
}

function* doorKeys({ place }: PersonRecord): Generator<BatchKey> {
  if (!place?.number) return;
  if (place.street) yield { kind: 'door', text: `${place.number} ${place.street}` };
  if (place.postcode) yield { kind: 'doorPostcode', text: `${place.number} ${place.postcode}` };
}
