import type { MirrorReport } from '#contract/mirror';
import type { FoundPeople } from '#identity';

type Shown = MirrorReport['examples'][number]['records'][number];

/** A name by its first letters, where a report is to be passed on: `R… W…`. */
function shortName(name: string): string {
  return name
    .split(' ')
    .map((word) => `${Array.from(word)[0] ?? ''}…`)
    .join(' ');
}

/** An address by its first letter and its provider. */
export function shortEmail(email: string): string {
  return email.replace(/^(.)[^@]*/u, '$1…');
}

/** A number by its last three digits. */
export function shortPhone(phone: string): string {
  return `…${phone.slice(-3)}`;
}

/** A record as it is shown, whole or shortened: of a birth date the year is left, of a place the town. */
export function shown(
  record: ReturnType<FoundPeople['recordAt']>,
  where: Pick<Shown, 'source' | 'line'>,
  whole: boolean,
): Shown {
  const { given, family, company, emails, phones, birthDate, place } = record;
  const name = [given?.text, family?.text].filter((part) => part).join(' ') || company || '';
  const email = emails[0]?.key ?? '';
  const phone = phones[0]?.key ?? phones[0]?.last7 ?? '';
  const door = [place?.number, place?.street].filter((part) => part).join(' ');
  return {
    ...where,
    name: whole ? titled(name) : titled(name && shortName(name)),
    email: whole ? email : email && shortEmail(email),
    phone: whole ? phone : phone && shortPhone(phone),
    birthDate: whole ? (birthDate ?? '') : (birthDate ?? '').slice(0, 4),
    place: titled([whole ? door : '', place?.city].filter((part) => part).join(', ')),
  };
}

/** Folded words with their capitals again. */
function titled(text: string): string {
  return text.replaceAll(/(?<![\p{L}\p{M}])\p{Ll}/gu, (letter) => letter.toUpperCase());
}
