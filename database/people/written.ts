import type { WrittenProfilePerson } from '#contract/person';
import type { Dice } from './dice.ts';
import type { Home, Invented, Phone } from './invent.ts';

/** A contact that a source has by hearsay. */
export const said = (value: string) => ({ value, verified: false });

/** A contact that a source has proof of. */
export const proved = (value: string) => ({ value, verified: true });

/** A person as a careful form would have them: every field, nothing amiss. */
export function inFull(person: Invented): WrittenProfilePerson {
  return {
    givenName: person.given.latin,
    familyName: person.family.latin,
    birthDate: person.birthDate,
    address: addressOf(person.address),
    emails: [said(person.email)],
    phones: [said(abroad(person.phone))],
    language: person.language,
  };
}

/** A full name in the person's own script, where theirs is another than ours. */
export function nativeName({ given, family, culture }: Invented): string | undefined {
  if (given.native === undefined || family.native === undefined) return undefined;
  const order = culture.nativeOrder ?? ((one: string, other: string) => `${one} ${other}`);
  return order(given.native, family.native);
}

/** An address as it is written; some countries have no postcodes. */
export function addressOf(home: Home): NonNullable<WrittenProfilePerson['address']> {
  const { line1, city, postcode, country } = home;
  return { line1, city, country, ...(postcode !== '' && { postcode }) };
}

/** A number with its country, which is how it is dialled from anywhere. */
export function abroad({ national, callingCode }: Phone): string {
  return `${callingCode} ${national.replace(/^0/, '')}`;
}

/** A number in one of the ways in which people write theirs; a foreign one always with its country. */
export function phoneAs(phone: Phone, home: string, dice: Dice): string {
  const bare = phone.national.replaceAll(/\D/g, '');
  if (phone.callingCode !== home || dice.chance(0.3))
    return dice.pick([
      abroad(phone),
      `${phone.callingCode}${bare.replace(/^0/, '')}`,
      `00${phone.callingCode.slice(1)} ${bare.replace(/^0/, '')}`,
      `${phone.callingCode} (${bare.slice(0, 3).replace(/^0/, '')}) ${bare.slice(3)}`,
    ]);
  return dice.pick([
    phone.national,
    bare,
    bare,
    `${bare.slice(0, 3)}-${bare.slice(3, 6)}-${bare.slice(6)}`,
    `${bare.slice(0, 3)}.${bare.slice(3, 6)}.${bare.slice(6)}`,
  ]);
}
