import { hmacUnder } from '#platform/crypto';
import type { ComparedPlace, Former, PersonRecord } from './match/types.ts';
import { sound } from './normalise/sound.ts';

/** What a key is made of, and how much sharing one suggests the same person, for choosing the best candidates. */
export const KEY_WEIGHTS = {
  email: 10,
  phone: 10,
  number: 10,
  address: 8,
  bornName: 8,
  bornPlace: 6,
  fullName: 7,
  emailLocal: 6,
  phone7: 6,
  script: 5,
  soundPostcode: 5,
  soundYear: 4,
  soundCity: 4,
} as const;

export type KeyKind = keyof typeof KEY_WEIGHTS;

/** A blocking key in clear: people who share one are worth comparing. */
export type Key = { kind: KeyKind; text: string };

/** A key as it is stored. `hash` fits PostgreSQL's bigint. */
export type HashedKey = { kind: KeyKind; hash: bigint; weight: number };

/**
 * Keys of a person, about nine. Placeholders and generic mailboxes have none: they would make strangers candidates.
 */
export function keysOf(person: PersonRecord): Key[] {
  const keys = [
    ...contactKeys(person),
    ...nameKeys(person),
    ...bornKeys(person),
    ...soundKeys(person),
  ];
  if (person.former === undefined) return keys;
  const told = new Map(keys.map((key) => [textOf(key), key]));
  for (const key of formerKeys(person, person.former)) {
    if (told.size === keys.length + mostFormerKeys) break;
    told.set(textOf(key), key);
  }
  return [...told.values()];
}

/** Most keys that follow from what does not stand any more. */
const mostFormerKeys = 32;

const textOf = ({ kind, text }: Key) => `${kind} ${text}`;

/** Keys by which somebody is found who is told of by one thing that was, beside what stands today. */
function* formerKeys(
  person: PersonRecord,
  { names, birthDates, places, numbers = [] }: Former,
): Generator<Key> {
  for (const name of names) {
    const called = { ...person, ...name };
    yield* nameKeys(called);
    yield* bornKeys(called);
    yield* soundKeys(called);
  }
  for (const birthDate of birthDates) {
    yield* bornKeys({ ...person, birthDate });
    yield* soundKeys({ ...person, birthDate });
  }
  for (const text of numbers) yield { kind: 'number', text };
  for (const place of places) {
    yield* placeKeys(place);
    yield* bornKeys({ ...person, place });
    yield* soundKeys({ ...person, place });
  }
}

function* contactKeys({ emails, phones, numbers, place }: PersonRecord): Generator<Key> {
  for (const { folded, local, generic } of emails) {
    if (generic) continue;
    yield { kind: 'email', text: folded };
    if (local.length > 3) yield { kind: 'emailLocal', text: local };
  }
  for (const { key, last7, placeholder } of phones) {
    if (placeholder) continue;
    if (key !== null) yield { kind: 'phone', text: key };
    if (last7 !== '') yield { kind: 'phone7', text: last7 };
  }
  for (const [kind, number] of Object.entries(numbers ?? {}))
    yield { kind: 'number', text: `${kind} ${number}` };
  if (place) yield* placeKeys(place);
}

function* placeKeys({ number, street, postcode, city }: ComparedPlace): Generator<Key> {
  if (street && number)
    yield { kind: 'address', text: [number, street, postcode || city].join('|') };
}

function* nameKeys({ given, family, company }: PersonRecord): Generator<Key> {
  const all = [...(given?.words ?? []), ...(family?.words ?? [])];
  if (all.length > 0) yield { kind: 'fullName', text: all.toSorted().join(' ') };
  else if (company !== null) yield { kind: 'fullName', text: company };
  const skeletons = [given?.skeleton, family?.skeleton]
    .filter((part) => part !== undefined)
    .toSorted();
  if (skeletons.join('').length > 3) yield { kind: 'script', text: skeletons.join(' ').trim() };
}

function* bornKeys({ given, family, birthDate, place }: PersonRecord): Generator<Key> {
  if (birthDate === null) return;
  const skeletons = new Set([given?.skeleton, family?.skeleton]);
  for (const part of skeletons) {
    if (part) yield { kind: 'bornName', text: `${birthDate} ${part}` };
  }
  const area = place?.city || place?.postcode;
  if (area) yield { kind: 'bornPlace', text: `${birthDate} ${area}` };
}

function* soundKeys({ given, family, birthDate, place }: PersonRecord): Generator<Key> {
  const pair = [given, family]
    .flatMap((part) => (part ? [sound(part.words[0] ?? '')] : []))
    .toSorted();
  if (pair.length === 0) return;
  const said = pair.join(' ');
  if (birthDate !== null) yield { kind: 'soundYear', text: `${said} ${birthDate.slice(0, 4)}` };
  if (place?.city) yield { kind: 'soundCity', text: `${said} ${place.city}` };
  if (place?.postcode) yield { kind: 'soundPostcode', text: `${said} ${place.postcode}` };
}

/**
 * A key under the tenant's secret: the first 64 bits of HMAC-SHA-256, signed. Without the secret a phone cannot be
 * found by trying all of them.
 */
export function hashKey(secret: Buffer, { kind, text }: Key): bigint {
  return BigInt.asIntN(64, BigInt(`0x${macOf(secret)(`${kind}\n${text}`).slice(0, 16)}`));
}

const macs = new WeakMap<Buffer, (text: string) => string>();

/** Hashing under a secret, made ready once: a person has a dozen keys. */
function macOf(secret: Buffer): (text: string) => string {
  const known = macs.get(secret) ?? hmacUnder(secret);
  macs.set(secret, known);
  return known;
}

/** All keys of a person as they are stored and looked up, each once. */
export function hashedKeys(person: PersonRecord, secret: Buffer): HashedKey[] {
  const hashed = new Map<bigint, HashedKey>();
  for (const key of keysOf(person)) {
    const hash = hashKey(secret, key);
    hashed.set(hash, { kind: key.kind, hash, weight: KEY_WEIGHTS[key.kind] });
  }
  return [...hashed.values()];
}
