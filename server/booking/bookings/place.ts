import { sql } from 'kysely';
import { Refusal, refuse } from '#platform/refuse';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import type { Given } from '../holds/give-back.ts';
import { holdAll } from '../holds/make-room.ts';
import { takenBy } from '../taking/allocations.ts';
import { type Conditions, readConditions } from './conditions.ts';
import { type Decided, decide } from './decide.ts';
import { readHouse } from './house.ts';
import { otherwise } from './price.ts';
import { Standings } from './standings.ts';
import type { Wanted } from './wanted.ts';
import { type Booker, bookersOf } from './whom.ts';
import { type Made, type Making, writeAll } from './write.ts';

/** What came of one: the id of its booking, or why there is none. */
export type Outcome = string | Refusal;

interface Winner {
  readonly wanted: Wanted;
  readonly decided: Decided;
  readonly begun: string | null;
}

/**
 * Places bookings, in one transaction however many they are. Locks are taken in one order by everybody who changes what is
 * taken (docs/architecture.md): people, holds, marks, seats, days, references. So nobody waits for somebody who waits for
 * them, and what two want at once one of them gets. As `engine`.
 * @param all of one business; each is judged after the one before it
 * @param instead a booking that is held by now and makes room: its time is free for these
 * @returns what came of each, in their order; nothing was written of those who are refused
 * @throws {Refusal} where one of several loses what it was told it could have: nothing of any may remain then
 */
export async function placeAll(
  tx: Tx,
  tenant: string,
  all: readonly Wanted[],
  instead?: Given,
): Promise<Outcome[]> {
  const services = [...new Set(all.map(({ service }) => service))];
  const [house, conditions, standings] = await Promise.all([
    readHouse(tx, tenant),
    readConditions(tx, tenant, services),
    Standings.read(tx, tenant, all, instead?.id),
  ]);
  const making = { tenant, house, conditions, leaving: instead === undefined ? [] : [instead] };
  const judged = judge(standings, making, all);
  const winners = judged.filter((one): one is Winner => !(one instanceof Refusal));
  if (winners.length === 0) return judged as Refusal[];
  const bookers = await bookersOf(
    tx,
    winners.map(({ wanted }) => wanted),
  );
  const ids = await settled(tx, making, winners, bookers);
  return judged.map((one) => (one instanceof Refusal ? one : (ids.shift() as string)));
}

/** Who can have what they want, each after the one before it. */
function judge(
  standings: Standings,
  { conditions }: Making,
  all: readonly Wanted[],
): (Winner | Refusal)[] {
  return all.map((wanted) => {
    const decided = decide(standings.of(wanted), wanted);
    if (decided instanceof Refusal) return decided;
    const no = otherwise(conditions.get(wanted.service) as Conditions, decided, wanted);
    if (no !== undefined) return no;
    const hasSeats = decided.standing.situation.service.seats !== null;
    const begun = hasSeats && decided.joins === null ? newId() : null;
    standings.note(decided, wanted, begun);
    return { wanted, decided, begun };
  });
}

/**
 * Gives the winners their time: first as they were judged without anybody waiting; where somebody else was faster, once more
 * with all that they might take held, so that nobody can be.
 * @throws {Refusal} where one loses
 */
async function settled(
  tx: Tx,
  making: Making,
  winners: readonly Winner[],
  bookers: readonly Booker[],
): Promise<string[]> {
  await sql`SAVEPOINT as_judged`.execute(tx);
  if (!winners.some(({ decided }) => bearsSeveral(decided))) {
    const wants = winners.flatMap(({ decided }) => decided.takes.map(({ resource }) => resource));
    const joined = winners.flatMap(({ decided: { joins } }) => joins ?? []);
    const sessions = await takenBy(tx, making.tenant, { sessions: joined });
    const leaving = await holdAll(tx, making.tenant, [...wants, ...sessions], making.leaving);
    const ids = await writeAll(tx, making, leaving, together(winners, bookers));
    if (ids !== undefined) return ids;
    await sql`ROLLBACK TO SAVEPOINT as_judged`.execute(tx);
  }
  return held(tx, making, winners, bookers);
}

/** The same with everything held that they might take. */
async function held(
  tx: Tx,
  making: Making,
  before: readonly Winner[],
  bookers: readonly Booker[],
): Promise<string[]> {
  const { tenant } = making;
  const pools = before.flatMap(({ decided: { standing } }) =>
    standing.situation.needs.flatMap(({ pool }) => pool.map(({ id }) => id)),
  );
  const leaving = await holdAll(tx, tenant, pools, making.leaving);
  const all = before.map(({ wanted }) => wanted);
  const winners = judge(
    await Standings.read(tx, tenant, all, making.leaving[0]?.id),
    making,
    all,
  ).map((one) => {
    if (one instanceof Refusal) throw one;
    return one;
  });
  const ids = await writeAll(tx, making, leaving, together(winners, bookers));
  return ids ?? refuse('slot_taken');
}

/** Whether it takes something that bears several at once: which place of it is free, only whoever holds it knows. */
function bearsSeveral({ takes, standing: { situation } }: Decided): boolean {
  const wanted = new Set(takes.map(({ resource }) => resource));
  return situation.needs.some(({ pool }) =>
    pool.some(({ id, lanes }) => lanes > 1 && wanted.has(id)),
  );
}

const together = (winners: readonly Winner[], bookers: readonly Booker[]): Made[] =>
  winners.map((winner, place) => ({ ...winner, id: newId(), booker: bookers[place] as Booker }));
