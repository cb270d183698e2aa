import type { WrittenProfile } from '#contract/person';
import { hmac } from '#platform/crypto';
import type { HashedKey } from '../keys.ts';
import { prepare, type Reading } from '../match/prepare.ts';
import type { PersonRecord } from '../match/types.ts';
import { normaliseAddress, placeKey } from '../normalise/address.ts';
import { normaliseEmail } from '../normalise/email.ts';
import { normalisePhone } from '../normalise/phone.ts';
import { keysUnder } from '../keep/record-keys.ts';

/** An e-mail address or phone number as it is kept. */
export interface Contact {
  readonly kind: 'email' | 'phone';
  /** What is compared. */
  readonly key: string;
  /** What is shown and sent to. */
  readonly value: string;
  readonly raw: string;
  readonly generic: boolean;
  readonly verified: boolean;
}

/** An address as it is kept: as written, with the folded form that tells two spellings of one place. */
export interface Place {
  readonly key: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
  readonly country: string;
}

/** A profile that came in, read: ready to be recognised and kept. */
export interface Arrival {
  readonly written: WrittenProfile;
  readonly record: PersonRecord;
  readonly keys: readonly HashedKey[];
  readonly contacts: readonly Contact[];
  readonly place: Place | null;
  /** Tells the profile from others of a source that gives no ids; null where it has one, or nothing but names is known. */
  readonly fingerprint: bigint | null;
}

/** Whether a profile says nothing about anybody, so that no customer can come of it. */
export function saysNothing({ outsideId, person }: WrittenProfile): boolean {
  const { givenName, familyName, fullName, company, emails, phones, numbers } = person;
  const named = givenName ?? familyName ?? fullName ?? company ?? outsideId;
  return named === undefined && !emails?.length && !phones?.length && !numbers?.length;
}

/** What a person says, prepared for comparing. */
export function recordOf(person: WrittenProfile['person'], reading: Reading): PersonRecord {
  return prepare(
    {
      ...(person.givenName !== undefined && { given: person.givenName }),
      ...(person.familyName !== undefined && { family: person.familyName }),
      ...(person.fullName !== undefined && { full: person.fullName }),
      ...(person.company !== undefined && { company: person.company }),
      ...(person.birthDate !== undefined && { birthDate: person.birthDate }),
      ...(person.birthDateChecked !== undefined && { bornChecked: true }),
      ...(person.address !== undefined && { address: person.address }),
      emails: (person.emails ?? []).map((one) => one.value),
      phones: (person.phones ?? []).map((one) => one.value),
      ...(person.numbers !== undefined && { numbers: numbersOf(person.numbers) }),
    },
    reading,
  );
}

/** Numbers of one's own by kind, as written. */
export function numbersOf(
  numbers: NonNullable<WrittenProfile['person']['numbers']>,
): Record<string, string> {
  return Object.fromEntries(numbers.map(({ kind, value }) => [kind, value]));
}

/** Reads a profile: normalises it and makes its keys under the tenant's secret. */
export function arrivalOf(written: WrittenProfile, reading: Reading, secret: Buffer): Arrival {
  const record = recordOf(written.person, reading);
  const contacts = contactsOf(written, reading.country);
  return {
    written,
    record,
    keys: keysUnder(secret, record),
    contacts,
    place: placeOf(written.person.address),
    fingerprint:
      written.outsideId === undefined && isTold(record, contacts)
        ? fingerprintOf(record, secret)
        : null,
  };
}

/** An address or number as it is kept; null when it cannot be one. */
export function contactOf(
  kind: Contact['kind'],
  raw: string,
  country: string,
  verified = false,
): Contact | null {
  if (kind === 'email') {
    const email = normaliseEmail(raw);
    return (
      email && { kind, key: email.key, value: email.key, raw, generic: email.generic, verified }
    );
  }
  const phone = normalisePhone(raw, country);
  if (phone === null) return null;
  const key = phone.key ?? raw.replace(/\D/g, '');
  return { kind, key, value: phone.sendable ?? raw, raw, generic: phone.placeholder, verified };
}

function contactsOf({ person }: WrittenProfile, country: string): Contact[] {
  const read = (kind: Contact['kind'], all: typeof person.emails) =>
    (all ?? []).map((one) => contactOf(kind, one.value, country, one.verified));
  const contacts = new Map<string, Contact>();
  for (const one of [...read('email', person.emails), ...read('phone', person.phones)]) {
    if (one === null) continue;
    const before = contacts.get(`${one.kind} ${one.key}`);
    if (before?.verified !== true) contacts.set(`${one.kind} ${one.key}`, one);
  }
  return [...contacts.values()];
}

/** An address as it is kept; null when nothing of it can be compared. */
export function placeOf(address: WrittenProfile['person']['address']): Place | null {
  const folded = address && normaliseAddress(address);
  if (address === undefined || !folded) return null;
  return {
    key: placeKey(folded),
    line1: address.line1 ?? '',
    line2: address.line2 ?? '',
    city: address.city ?? '',
    region: address.region ?? '',
    postcode: address.postcode ?? '',
    country: address.country ?? '',
  };
}

/** Whether a profile says enough that another of its source that says the same is the same. */
function isTold(
  { birthDate, place, numbers }: PersonRecord,
  contacts: readonly Contact[],
): boolean {
  const isReached = contacts.some((one) => !one.generic);
  return isReached || birthDate !== null || place !== null || numbers !== undefined;
}

/** 64 bits that stand for what a record says, under the tenant's secret, whichever version of us read it. */
function fingerprintOf(record: PersonRecord, secret: Buffer): bigint {
  const said = { ...record, version: undefined, bornChecked: undefined };
  return hmac(secret, `record\n${JSON.stringify(said)}`).readBigInt64BE(0);
}
