import { normaliseAddress } from '../normalise/address.ts';
import type { WrittenAddress } from '../normalise/address.ts';
import { normaliseBirthDate } from '../normalise/date.ts';
import type { DateHint } from '../normalise/date.ts';
import { madeFromName, normaliseEmail } from '../normalise/email.ts';
import { normaliseName } from '../normalise/name.ts';
import type { WrittenName } from '../normalise/name.ts';
import { normaliseNumbers } from '../normalise/number.ts';
import type { WrittenNumbers } from '../normalise/number.ts';
import { normalisePhone } from '../normalise/phone.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { RECORD_VERSION } from './types.ts';
import type { PersonRecord } from './types.ts';

/** A person as a form, an import or a provider wrote them. */
export type WrittenPerson = WrittenName & {
  emails?: readonly string[];
  phones?: readonly string[];
  birthDate?: string;
  /** The birth date was seen on a document. */
  bornChecked?: boolean;
  address?: WrittenAddress;
  /** Membership number, national id and the like, by kind. */
  numbers?: WrittenNumbers;
};

/** How to read what a tenant's people write. */
export type Reading = { /** ISO 3166. */ country: string; dates: DateHint };

/** At most so many e-mails and phones are compared: more is a list, not a person. */
const MOST = 8;
/** Likeness from which a local part is the name with a slip. */
const NEARLY = 0.92;

/** Normalises everything that matching compares. What cannot be read is left out. */
export function prepare(written: WrittenPerson, reading: Reading): PersonRecord {
  const name = normaliseName(written);
  const birthDate = normaliseBirthDate(written.birthDate ?? '', reading.dates);
  const isBorn = birthDate !== null && !birthDate.placeholder;
  const emails = unique(written.emails, normaliseEmail).map(({ key, folded, local, generic }) => ({
    key,
    folded,
    local,
    generic,
    fromName: spells(local, name.given?.words ?? [], name.family?.words ?? []),
  }));
  const numbers = normaliseNumbers(written.numbers ?? {});
  const phones = unique(written.phones, (raw) => normalisePhone(raw, reading.country));
  return {
    version: RECORD_VERSION,
    ...name,
    emails,
    phones: phones.map(({ key, last7, placeholder }) => ({ key, last7, placeholder })),
    birthDate: isBorn ? birthDate.iso : null,
    place: normaliseAddress(written.address ?? {}),
    ...(numbers && { numbers }),
    ...(isBorn && written.bornChecked === true && { bornChecked: true as const }),
  };
}

/** Whether a local part spells the name, also where either was written with a slip. */
function spells(local: string, given: readonly string[], family: readonly string[]): boolean {
  if (madeFromName(local, given, family)) return true;
  const letters = local.replace(/[^\p{L}\p{M}]/gu, '');
  const [one, other] = [given.join(''), family.join('')];
  return (
    one !== '' &&
    other !== '' &&
    [one + other, other + one].some((whole) => jaroWinkler(letters, whole) >= NEARLY)
  );
}

function unique<T extends { key: string | null }>(
  raws: readonly string[] | undefined,
  read: (raw: string) => T | null,
): T[] {
  const seen = new Map<string, T>();
  for (const raw of raws ?? []) {
    const value = read(raw);
    if (value) seen.set(value.key ?? raw, value);
    if (seen.size === MOST) break;
  }
  return [...seen.values()];
}
