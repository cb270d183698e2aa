import { fold } from './text.ts';

/** An e-mail address in the forms that sending and matching need. */
export type Email = {
  /** Trimmed and lower-cased: equal keys are the same mailbox. */
  key: string;
  /** Without what the provider ignores (tags, Gmail's dots): a weaker sign, for not every provider ignores it. */
  folded: string;
  /** Local part of `folded`, for finding people who moved to another provider. */
  local: string;
  /** True for info@, reception@, noreply@…: a desk, not a person. */
  generic: boolean;
};

const DESKS = new Set(
  `asdf asdfgh qwerty abc xxx dummy fake example sample tests testing essai inconnu aucun anonyme anonymous
  account accounts accounting admin administrator billing booking bookings concierge contact customer
  customerservice desk email enquiries enquiry events finance frontdesk frontoffice general guest guests hello help
  helpdesk hi host hotel hr info information inquiries jobs mail manager marketing me members membership na newsletter
  nobody noemail nomail none noreply office orders postmaster press privacy reception receptionist reservation
  reservations restaurant sales secretary service shop spa staff support team test travel unknown user webmaster
  welcome`.split(/\s+/),
);

/** Reads an address, also out of `Name <a@b.c>` and `mailto:`. Returns null when it cannot be one. */
export function normaliseEmail(raw: string): Email | null {
  const inner = /<([^<>]+)>/.exec(raw)?.[1] ?? raw;
  const key = inner
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '');
  if (key.length > 254 || !/^[^\s@<>,;:"]+@[^\s@<>,;:".]+(\.[^\s@<>,;:".]+)+$/u.test(key))
    return null;
  const at = key.indexOf('@');
  const domain = key.slice(at + 1).replace(/^googlemail\.com$/, 'gmail.com');
  const untagged = key.slice(0, at).replace(/(?<=.)\+.*$/, '');
  const undotted = untagged.replaceAll('.', '');
  const local = domain === 'gmail.com' && undotted !== '' ? undotted : untagged;
  const generic = DESKS.has(local.replace(/[\d._-]/g, ''));
  return { key, folded: `${local}@${domain}`, local, generic };
}

/**
 * Whether a local part merely spells the name and at most three letters more ("o.griffiths90" of Oliver Griffiths): such
 * an address says little more than the name does. `given` and `family` are folded words.
 */
export function madeFromName(
  local: string,
  given: readonly string[],
  family: readonly string[],
): boolean {
  const letters = fold(local).replace(/[^\p{L}\p{M}]/gu, '');
  const names = [...given, ...family];
  let rest = letters;
  let spelt = 0;
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    if (name.length < 2 || !rest.includes(name)) continue;
    rest = rest.replace(name, '');
    spelt += 1;
  }
  if (spelt === 0) return letters.length > 0 && letters === initials(given) + initials(family);
  return rest.length <= 3;
}

function initials(names: readonly string[]): string {
  return names.map((name) => name.slice(0, 1)).join('');
}
