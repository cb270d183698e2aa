import type { WrittenProfile, WrittenProfilePerson } from '#contract/person';
import type { Dice } from '#people/dice';
import type { Invented } from '#people/invent';
import { abroad, addressOf, inFull, nativeName, phoneAs, proved, said } from '#people/written';

/** The ways in which people of the demo come in. */
export type Door = 'bookings' | 'till' | 'line' | 'whatsapp' | 'website' | 'spreadsheet';

/** What a door writes of somebody, and as what it counts. Its source says that it is the demo's. */
interface DoorWays {
  readonly source: string;
  readonly kind: WrittenProfile['kind'];
  readonly write: (person: Invented, home: string, dice: Dice) => WrittenProfilePerson;
}

const given = ({ given: { latin } }: Invented) => latin;
const family = ({ family: { latin } }: Invented) => latin;
const friendly = (person: Invented) => person.given.nick ?? given(person);

/** What each door has of a person; `home` is the code of the country where it stands. */
export const doors: Readonly<Record<Door, DoorWays>> = {
  bookings: {
    source: 'Demo: booking form',
    kind: 'guest',
    write: (person, home, dice) => ({
      givenName: given(person),
      familyName: family(person),
      emails: dice.chance(0.9) ? [said(cased(person.email, dice))] : [],
      phones: [said(phoneAs(person.phone, home, dice))],
      language: person.language,
    }),
  },
  till: {
    source: 'Demo: till',
    kind: 'staff',
    write: (person, home, dice) => ({
      fullName: dice.chance(0.5)
        ? `${friendly(person)} ${family(person)}`
        : `${family(person)} ${given(person)}`,
      phones: dice.chance(0.85) ? [said(phoneAs(person.phone, home, dice))] : [],
      ...(dice.chance(0.25) && { birthDate: person.birthDate }),
    }),
  },
  line: {
    source: 'Demo: LINE',
    kind: 'sign_in',
    write: (person, home, dice) => ({
      fullName: nativeName(person) ?? `${friendly(person)} ${family(person)}`,
      emails: dice.chance(0.7) ? [proved(person.email)] : [],
      phones: dice.chance(0.5) ? [said(phoneAs(person.phone, home, dice))] : [],
      language: person.language,
    }),
  },
  whatsapp: {
    source: 'Demo: WhatsApp',
    kind: 'message',
    write: (person, _home, dice) => ({
      fullName: dice.chance(0.4) ? `${friendly(person)} ${family(person)}` : friendly(person),
      phones: [proved(abroad(person.phone))],
    }),
  },
  website: {
    source: 'Demo: website',
    kind: 'form',
    write: (person, home, dice) => ({
      givenName: dice.chance(0.3) ? friendly(person) : given(person),
      familyName: family(person),
      // Some followed the link that the form had sent them.
      emails: [dice.chance(0.3) ? proved(person.email) : said(cased(person.email, dice))],
      ...(dice.chance(0.4) && { phones: [said(phoneAs(person.phone, home, dice))] }),
      ...(dice.chance(0.3) && { address: addressOf(person.address) }),
      language: person.language,
    }),
  },
  spreadsheet: {
    source: 'Demo: spreadsheet',
    kind: 'import',
    write: (person, home, dice) => {
      const full = inFull(person);
      return {
        ...full,
        emails: dice.chance(0.75) ? full.emails : [],
        phones: dice.chance(0.75) ? [said(phoneAs(person.phone, home, dice))] : [],
      };
    },
  },
};

const cased = (email: string, dice: Dice) =>
  dice.chance(0.15) ? email.slice(0, 1).toUpperCase() + email.slice(1) : email;
