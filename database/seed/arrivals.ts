import type { WrittenProfile, WrittenProfilePerson } from '#contract/person';
import { corrupt, type Corruption } from '#people/corrupt';
import { diceFor, type Dice } from '#people/dice';
import { invent, type Invented } from '#people/invent';
import type { DemoBusiness } from './businesses.ts';
import { doors, type Door } from './doors.ts';

/** Somebody who came in at a demo business. */
export interface DemoArrival {
  /** Who it is in truth: the number of the invented person. */
  readonly number: number;
  readonly at: Date;
  readonly profile: WrittenProfile;
  /** In which ways the record differs from what the person would have written with care. */
  readonly wrong: readonly Corruption[];
}

/** A business's people and their history: how many, and up to when. */
export interface History {
  readonly seed: number;
  readonly people: number;
  readonly begunAt: Date;
}

/** How far the history of a demo business goes back. */
export const daysOfHistory = 730;

/** So many people, with all of their history, are there at once; the others are let in afterwards. */
const atOnce = 100;

/** How many come in by a second door, by a third, and by one and the same door twice. */
const secondDoor = 0.36;
const thirdDoor = 0.1;
const sameDoor = 0.15;

/** How many of the later records of a person differ in some way, and in which ways, the more frequent more often. */
const differs = 0.55;
const usual: readonly Corruption[] = [
  ...(['missing', 'missing', 'missing', 'typing', 'typing'] as const),
  ...(['phonetic', 'phonetic', 'changed', 'changed', 'swapped'] as const),
];

/** The hours at which people come in. */
const openFrom = 9;
const openUntil = 21;

/** How many people of a business with cards have one, and the doors at which they show it. */
const withCard = 0.2;
const showsCard: ReadonlySet<Door> = new Set(['bookings', 'till', 'spreadsheet']);

/** How many records carry a note. */
const withNote = 0.1;

/** The arrivals of a business in the order in which they are let in. */
export interface Arrivals {
  readonly all: readonly DemoArrival[];
  /** How many of them are those of the people who are there at once. */
  readonly first: number;
}

/**
 * Everything that came in at a demo business: its people, each by one to three doors over two years, with what each door
 * has of them. First the whole history of the first people, then that of all others, each in the order of time. The
 * same every time, but for the day from which it is counted back.
 */
export function arrivalsOf(business: DemoBusiness, history: History): Arrivals {
  const people = Array.from({ length: history.people }, (_, number) =>
    arrivalsOfOne(business, history, number),
  );
  const [first, others] = [people.slice(0, atOnce), people.slice(atOnce)].map((some) =>
    some.flat().toSorted((one, other) => one.at.getTime() - other.at.getTime()),
  ) as [DemoArrival[], DemoArrival[]];
  return { all: [...first, ...others], first: first.length };
}

function arrivalsOfOne(business: DemoBusiness, history: History, number: number): DemoArrival[] {
  const person = invent(business.place, history.seed, number);
  const dice = diceFor(history.seed ^ 0x27d4eb2f, number);
  const used = doorsUsed(business.doors, dice);
  let daysAgo = daysOfHistory;
  return used.map((door, place) => {
    const { written, wrong } = recordOf(business, person, { door, isFirst: place === 0 }, dice);
    const longest = daysAgo;
    // Ever more people came in for the first time; whoever was there comes again on any day after.
    const drawn = () =>
      place === 0
        ? Math.floor(daysOfHistory * (1 - Math.sqrt(dice.next())))
        : dice.below(longest + 1);
    const at = momentOf(business, history.begunAt, { drawn, dice });
    daysAgo = at.daysAgo;
    const { source, kind } = doors[door];
    const outsideId = `demo-${door}-${number}-${place}`;
    const numbers = showsCard.has(door) ? cardOf(business, history, number) : undefined;
    const profile = {
      source,
      kind,
      outsideId,
      person: { ...written, ...(numbers && { numbers }) },
    };
    return { number, at: at.instant, profile, wrong };
  });
}

/** The card of a member: drawn by itself, so that everything else of the history is the same with and without cards. */
function cardOf({ cards }: DemoBusiness, { seed }: History, number: number) {
  if (cards === undefined || !diceFor(seed ^ 0x165667b1, number).chance(withCard)) return undefined;
  return [{ kind: 'membership' as const, value: `${cards}-${40_000 + number * 7}` }];
}

function doorsUsed(list: readonly Door[], dice: Dice): Door[] {
  const count = 1 + Number(dice.chance(secondDoor)) + Number(dice.chance(thirdDoor));
  const first = dice.chance(0.6) ? 0 : dice.below(list.length);
  const again = dice.chance(sameDoor);
  return Array.from(
    { length: count },
    (_, place) => list[(first + (again && place > 0 ? place - 1 : place)) % list.length]!,
  );
}

function recordOf(
  { place, notes, companies }: DemoBusiness,
  person: Invented,
  { door, isFirst }: { door: Door; isFirst: boolean },
  dice: Dice,
): { written: WrittenProfilePerson; wrong: Corruption[] } {
  const plain = doors[door].write(person, place.callingCode, dice);
  const wrong = !isFirst && dice.chance(differs) ? [dice.pick(usual)] : [];
  const written = wrong.reduce((record, how) => corrupt(how, record, person, dice), plain);
  const company =
    companies !== undefined && dice.chance(0.6) ? { company: dice.common(companies, 5) } : {};
  const note = dice.chance(withNote) ? { note: dice.pick(notes) } : {};
  return { written: { ...written, ...company, ...note }, wrong };
}

/** How often a day is drawn anew that is a quiet one of the week, or on which the moment is still to come. */
const mostDraws = 40;

/**
 * A moment at which the business is open, in its own time, and never one that is still to come; more of them lie on the
 * days of the week on which the business is busy.
 */
function momentOf(
  { timeZone, week }: DemoBusiness,
  end: Date,
  { drawn, dice }: { readonly drawn: () => number; readonly dice: Dice },
): { readonly instant: Date; readonly daysAgo: number } {
  const today = Temporal.Instant.fromEpochMilliseconds(end.getTime()).toZonedDateTimeISO(timeZone);
  const busiest = Math.max(...week);
  let daysAgo = 0;
  for (let draws = 0; draws < mostDraws; draws += 1) {
    daysAgo = drawn();
    const day = today.subtract({ days: daysAgo });
    if (!dice.chance(week[day.dayOfWeek - 1]! / busiest)) continue;
    const minute = openFrom * 60 + dice.below((openUntil - openFrom) * 60);
    const [hour, second] = [Math.floor(minute / 60), dice.below(60)];
    const at = day.withPlainTime({ hour, minute: minute % 60, second }).epochMilliseconds;
    if (at < end.getTime()) return { instant: new Date(at), daysAgo };
  }
  return { instant: new Date(end.getTime() - 1000 * (60 + dice.below(3600))), daysAgo };
}
