import { corrupt, corruptions } from './corrupt.ts';
import { diceFor, type Dice } from './dice.ts';
import { invent } from './invent.ts';
import { bangkok } from './places/bangkok.ts';
import { inFull, phoneAs } from './written.ts';

/** A file as a system exports it. */
export interface Export {
  readonly name: string;
  readonly text: string;
}

/** Systems of a small business, each with its own idea of a customer: who is in them, and what they write down. */
const systems = [
  {
    name: 'till.csv',
    share: 0.6,
    heading: 'Customer No;Name;Tel;Date of birth;City;Points;Total spent (THB);Hours left',
    delimiter: ';',
    row: ({ full, phone, born, city, number }: Written, { points, spent, hours }: Has) => [
      number,
      full,
      phone,
      born,
      city,
      points,
      spent,
      hours,
    ],
  },
  {
    name: 'bookings.csv',
    share: 0.7,
    heading: 'id,First Name,Last Name,E-mail,Mobile,Street,Postcode,City,Points,Package,Hours left',
    delimiter: ',',
    row: (
      { number, given, family, email, phone, street, postcode, city }: Written,
      { points, pass, hours }: Has,
    ) => [number, given, family, email, phone, street, postcode, city, points, pass, hours],
  },
  {
    name: 'newsletter.csv',
    share: 0.4,
    heading: 'Email address,Full name,Birthday,Lead status',
    delimiter: ',',
    row: ({ email, full, born }: Written, { lead }: Has) => [email, full, born, lead],
  },
] as const;

type Written = Record<
  | 'number'
  | 'given'
  | 'family'
  | 'full'
  | 'email'
  | 'phone'
  | 'born'
  | 'street'
  | 'postcode'
  | 'city',
  string
>;

/** What a system says that somebody has; each counts for itself. */
type Has = Record<'points' | 'spent' | 'pass' | 'hours' | 'lead', string>;

const passes = ['5 hours', '10 hours', '20 hours'] as const;
const leads = ['new', 'contacted', 'contacted', 'qualified', 'lost'] as const;

/** Of those in a system, so many are in it twice. */
const twice = 0.08;
const reception = '02 555 0199';

/**
 * Three files of invented people as three systems of one business would export them: many people are in several, some
 * twice in one, hardly anybody is written the same everywhere.
 */
export function sampleExports(people = 400): Export[] {
  return systems.map(({ name, share, heading, delimiter, row }, system) => {
    const dice = diceFor(77, system);
    const rows: string[] = [];
    for (let number = 0; number < people; number += 1) {
      if (!dice.chance(share)) continue;
      for (let time = dice.chance(twice) ? 2 : 1; time > 0; time -= 1) {
        const written = writtenBy(dice, number, `${system + 1}${rows.length + 1000}`);
        const cells = row(written, hasBy(number, system, rows.length));
        rows.push(cells.map((cell) => quoted(cell, delimiter)).join(delimiter));
      }
    }
    return { name, text: `${[heading, ...rows].join('\n')}\n` };
  });
}

function hasBy(number: number, system: number, row: number): Has {
  const habits = diceFor(78, number);
  const [collects, packs, asks] = [habits.chance(0.4), habits.chance(0.25), habits.chance(0.3)];
  const dice = diceFor(79 + system, row);
  const pass = packs ? dice.pick(passes) : '';
  return {
    points: collects ? String(10 * (1 + dice.below(60))) : '',
    spent: `${(1 + dice.below(48)) * 250}.00`,
    pass,
    hours: packs ? String(dice.below(2 * parseInt(pass, 10)) / 2) : '',
    lead: asks ? dice.pick(leads) : '',
  };
}

function writtenBy(dice: Dice, number: number, id: string): Written {
  const person = invent(bangkok, 5, number);
  const record = dice.chance(0.45)
    ? corrupt(dice.pick(corruptions), inFull(person), person, dice)
    : inFull(person);
  const { givenName = '', familyName = '', emails, phones, birthDate = '', address } = record;
  const own = phones?.[0] === undefined ? '' : phoneAs(person.phone, bangkok.callingCode, dice);
  const [year, month, day] = birthDate.split('-');
  return {
    number: id,
    given: givenName,
    family: familyName,
    full: [givenName, familyName].filter((part) => part !== '').join(' '),
    email: emails?.[0]?.value ?? '',
    phone: dice.chance(0.03) ? reception : own,
    born: day === undefined ? '' : `${day}/${month}/${year}`,
    street: address?.line1 ?? '',
    postcode: address?.postcode ?? '',
    city: address?.city ?? '',
  };
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}
