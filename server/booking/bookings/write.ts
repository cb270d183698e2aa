import type { Tx } from '#platform/tx';
import type { Given } from '../holds/give-back.ts';
import { type Leaving, makeRoom } from '../holds/make-room.ts';
import { giveMeetings, type Placed } from '../meetings/give.ts';
import { noteUses, type Used } from '../packages/use.ts';
import { take } from '../taking/allocations.ts';
import { count } from '../taking/counts.ts';
import { noteTurns } from '../taking/turns.ts';
import { beginPaying } from './begin-paying.ts';
import type { Conditions } from './conditions.ts';
import { countsOf, turnsOf } from './counted.ts';
import type { Decided } from './decide.ts';
import type { House } from './house.ts';
import { takeFromPackages } from './paid-with.ts';
import { takeReferences } from './reference.ts';
import { rowOf } from './row-of.ts';
import { insertAnswers, insertBookings, insertPeople, type NewRow } from './rows.ts';
import { seatAll } from './seated.ts';
import { takingsOf } from './takings.ts';
import { noticeMade, tellMade } from './tell-made.ts';
import { localToday } from './times.ts';
import type { Wanted, WantedTime } from './wanted.ts';
import type { Booker } from './whom.ts';

/** For whom bookings are made, and on what conditions. */
export interface Making {
  readonly tenant: string;
  readonly house: House;
  readonly conditions: ReadonlyMap<string, Conditions>;
  /** Bookings that make room for these: their time is given back with it. */
  readonly leaving: readonly Given[];
}

/** One that has its time, as far as anybody can tell. */
export interface Timed {
  readonly id: string;
  readonly wanted: WantedTime;
  readonly decided: Decided;
  /** By which name the session goes that begins with it; null where none does. */
  readonly begun: string | null;
}

/** A new booking that has its time. */
export interface Made extends Timed {
  readonly wanted: Wanted;
  readonly booker: Booker;
}

/**
 * Writes bookings down whose resources are held, in the order of docs/architecture.md.
 * @param leaving who makes room for them
 * @returns their ids; undefined where one did not get its time after all, and everything must be undone
 */
export async function writeAll(
  tx: Tx,
  making: Making,
  leaving: Leaving,
  all: readonly Made[],
): Promise<string[] | undefined> {
  const { tenant, house } = making;
  const less = await makeRoom(tx, tenant, leaving);
  const sessions = await seatAll(tx, tenant, all);
  if (sessions === undefined) return undefined;
  const takings = await takingsOf(tx, tenant, all, sessions);
  if (takings === undefined) return undefined;
  if (!(await count(tx, tenant, [...less, ...all.flatMap(countsOf)]))) return undefined;
  await noteTurns(tx, tenant, all.flatMap(turnsOf));
  const used = await takeFromPackages(tx, making, all);
  const day = localToday(house.zone);
  const references = await takeReferences(tx, tenant, {
    prefix: house.prefix,
    day,
    count: all.length,
  });
  const rows: NewRow[] = all.map((one, place) => ({
    ...rowOf(one, making.conditions.get(one.wanted.service) as Conditions, {
      session: sessions.get(one.id) ?? null,
      holdMinutes: house.holdMinutes,
    }),
    reference: references[place] as string,
  }));
  await insertBookings(tx, tenant, rows);
  if (!(await take(tx, tenant, takings))) return undefined;
  await giveMeetings(tx, tenant, fromAfar(making, all, sessions));
  await Promise.all([
    insertPeople(tx, tenant, all.flatMap(peopleOf)),
    insertAnswers(tx, tenant, all.flatMap(answersOf)),
    tellMade(tx, tenant, all, rows),
    beginPaying(tx, making.conditions, all, rows),
    noteUsed(tx, all, used),
  ]);
  await noticeMade(tx, all);
  return all.map(({ id }) => id);
}

/** Those of them that are held from afar. */
function fromAfar(
  { conditions }: Making,
  all: readonly Made[],
  sessions: ReadonlyMap<string, string>,
): Placed[] {
  return all
    .filter(({ wanted }) => conditions.get(wanted.service)?.hasMeeting === true)
    .map(({ id }) => ({ id, session: sessions.get(id) ?? null }));
}

async function noteUsed(tx: Tx, [first]: readonly Made[], used: readonly Used[]): Promise<void> {
  if (first !== undefined && used.length > 0) await noteUses(tx, first.wanted.by, used);
}

const peopleOf = ({ id, wanted }: Made) =>
  wanted.people.map((one, place) => ({ ...one, booking: id, place }));
const answersOf = ({ id, wanted }: Made) => wanted.answers.map((one) => ({ ...one, booking: id }));
