import { sql } from 'kysely';
import { Refusal, refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Given } from '../holds/give-back.ts';
import { giveMeetings } from '../meetings/give.ts';
import { take } from '../taking/allocations.ts';
import { type Count, count } from '../taking/counts.ts';
import { countsOf } from './counted.ts';
import type { Decided } from './decide.ts';
import { seatAll } from './seated.ts';
import { takingsOf } from './takings.ts';
import type { WantedTime } from './wanted.ts';

/** A time that a booking is to have in place of the one it has or had. */
export interface Judged {
  readonly wanted: WantedTime;
  readonly decided: Decided;
}

/**
 * Takes another time for a booking, whose own was given back. All that it may take is held.
 * @param less what is counted less for what was given back
 * @returns the session it sits in, or null
 * @throws {Refusal} where it cannot be had after all
 */
export async function retake(
  tx: Tx,
  tenant: string,
  { id }: Pick<Given, 'id'>,
  { wanted, decided }: Judged,
  less: readonly Count[],
): Promise<string | null> {
  await sql`DELETE FROM clientele.allocations WHERE tenant_id = ${tenant} AND booking_id = ${id}`.execute(
    tx,
  );
  const hasSeats = decided.standing.situation.service.seats !== null;
  const begun = hasSeats && decided.joins === null ? id : null;
  const timed = { id, wanted, decided, begun };
  const sessions = (await seatAll(tx, tenant, [timed])) ?? refuse('seats_short');
  const takings = (await takingsOf(tx, tenant, [timed], sessions)) ?? refuse('slot_taken');
  if (!(await count(tx, tenant, [...less, ...countsOf(timed)]))) refuse('cap_reached');
  if (!(await take(tx, tenant, takings))) refuse('slot_taken');
  const session = sessions.get(id) ?? null;
  await giveMeetings(tx, tenant, [{ id, session }]);
  return session;
}

/** The pools of what was judged: whatever it may take. */
export const poolsOf = (one: Judged | Refusal): string[] =>
  one instanceof Refusal
    ? []
    : one.decided.standing.situation.needs.flatMap(({ pool }) => pool.map(({ id }) => id));
