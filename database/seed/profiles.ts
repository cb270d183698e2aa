import type { WrittenProfile, WrittenProfilePerson } from '#contract/person';
import type { DemoBusiness } from './businesses.ts';
import { diceOf, type Dice } from './dice.ts';
import { inventPerson, type DemoPerson } from './person.ts';

type Source = DemoBusiness['sources'][number];

/** How many of its people a business meets by a second door, and by a third. */
const secondDoor = 0.36;
const thirdDoor = 0.1;

/**
 * Everything that came in at a demo business: its people, each by one to three doors, with the slips and gaps that each
 * door has. The same every time.
 */
export function profilesOf(business: DemoBusiness, seed: number): WrittenProfile[] {
  const dice = diceOf(seed);
  const profiles: WrittenProfile[] = [];
  let before: DemoPerson | undefined;
  for (let number = 1; number <= business.people; number += 1) {
    const person = inventPerson(business.place, dice, number, before);
    before = person;
    const doors = 1 + Number(dice.chance(secondDoor)) + Number(dice.chance(thirdDoor));
    const first = dice.chance(0.6) ? 0 : dice.below(business.sources.length);
    for (let door = 0; door < Math.min(doors, business.sources.length); door += 1) {
      const source = business.sources[(first + door) % business.sources.length] ?? 'website';
      profiles.push({
        source,
        kind: kinds[source],
        outsideId: `demo-${source.replace(' ', '-')}-${number}`,
        person: writers[source](person, business.place.callingCode, dice),
      });
    }
  }
  return profiles;
}

const kinds: Readonly<Record<Source, WrittenProfile['kind']>> = {
  bookings: 'guest',
  till: 'staff',
  line: 'sign_in',
  whatsapp: 'message',
  website: 'form',
  spreadsheet: 'import',
};

type Writer = (person: DemoPerson, callingCode: string, dice: Dice) => WrittenProfilePerson;

const said = (value: string) => ({ value, verified: false });
const proved = (value: string) => ({ value, verified: true });

/** What each door has of a person. */
const writers: Readonly<Record<Source, Writer>> = {
  bookings: (person, code, dice) => ({
    givenName: slip(person.given.latin, dice, 0.06),
    familyName: slip(person.family.latin, dice, 0.06),
    emails: dice.chance(0.9) ? [said(cased(person.email, dice))] : [],
    phones: [said(phoneOf(person, code, dice))],
  }),
  till: (person, code, dice) => ({
    fullName: dice.chance(0.5)
      ? `${person.given.nick ?? person.given.latin} ${person.family.latin}`
      : `${person.family.latin} ${person.given.latin}`,
    phones: dice.chance(0.85) ? [said(phoneOf(person, code, dice))] : [],
    ...(dice.chance(0.2) && { birthDate: person.birthDate }),
  }),
  line: (person, code, dice) => ({
    fullName: person.given.native
      ? `${person.given.native} ${person.family.native ?? ''}`.trim()
      : `${person.given.nick ?? person.given.latin} ${person.family.latin}`,
    emails: dice.chance(0.7) ? [proved(person.email)] : [],
    phones: dice.chance(0.5) ? [said(phoneOf(person, code, dice))] : [],
  }),
  whatsapp: (person, code) => ({
    fullName: person.given.nick ?? person.given.latin,
    phones: [proved(abroad(person.phone, code))],
  }),
  website: (person, code, dice) => ({
    givenName: person.given.nick && dice.chance(0.3) ? person.given.nick : person.given.latin,
    familyName: slip(person.family.latin, dice, 0.08),
    // Some followed the link that the form had sent them.
    emails: [dice.chance(0.3) ? proved(person.email) : said(cased(person.email, dice))],
    ...(dice.chance(0.4) && { phones: [said(phoneOf(person, code, dice))] }),
    ...(dice.chance(0.3) && { address: addressOf(person) }),
  }),
  spreadsheet: (person, code, dice) => ({
    givenName: person.given.latin,
    familyName: person.family.latin,
    birthDate: person.birthDate,
    address: addressOf(person),
    emails: dice.chance(0.7) ? [said(person.email)] : [],
    phones: dice.chance(0.7) ? [said(phoneOf(person, code, dice))] : [],
    note: 'Invented for the demo.',
  }),
};

function addressOf({ address }: DemoPerson): NonNullable<WrittenProfilePerson['address']> {
  const { line1, city, postcode, country } = address;
  return { line1, city, country, ...(postcode !== '' && { postcode }) };
}

function phoneOf({ phone }: DemoPerson, callingCode: string, dice: Dice): string {
  if (dice.chance(0.3)) return abroad(phone, callingCode);
  return dice.chance(0.5) ? phone.replaceAll(/[^\d]/g, '') : phone;
}

function abroad(phone: string, callingCode: string): string {
  return `${callingCode} ${phone.replace(/^0/, '')}`;
}

const cased = (email: string, dice: Dice) =>
  dice.chance(0.15) ? email.slice(0, 1).toUpperCase() + email.slice(1) : email;

/** Two neighbouring letters the wrong way round, or one left out. */
function slip(name: string, dice: Dice, share: number): string {
  if (name.length < 5 || !dice.chance(share)) return name;
  const at = 1 + dice.below(name.length - 3);
  const [one = '', other = ''] = [name[at], name[at + 1]];
  return name.slice(0, at) + (dice.chance(0.5) ? other + one : other) + name.slice(at + 2);
}
