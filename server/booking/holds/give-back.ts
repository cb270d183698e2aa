import type { Tx } from '#platform/tx';
import { emptied, seat } from '../sessions/seats.ts';
import { freeAll, type Freed, takenBy } from '../taking/allocations.ts';
import type { Count } from '../taking/counts.ts';
import type { Day } from '../zones/convert.ts';

/** What of a booking matters to those who may have its time after it. */
export interface Given {
  readonly id: string;
  readonly version: number;
  readonly customer: string | null;
  readonly session: string | null;
  readonly party: number;
  readonly service: string;
  readonly day: Day;
}

/** Resources whose marks are raised when bookings give back their time: those of their sessions too. */
export const marksOf = (tx: Tx, tenant: string, all: readonly Given[]): Promise<string[]> =>
  takenBy(tx, tenant, { bookings: all.map(({ id }) => id), sessions: sessionsOf(all) });

const sessionsOf = (all: readonly Given[]) => all.flatMap(({ session }) => session ?? []);

/**
 * Gives back the time of bookings: what they took, their seats, and what they counted for. Their marks are raised by now.
 * @returns what is to be counted less, together with what else is counted in this transaction
 */
export async function giveBack(tx: Tx, tenant: string, all: readonly Given[]): Promise<Count[]> {
  if (all.length === 0) return [];
  const freed = await freeAll(tx, tenant, { bookings: all.map(({ id }) => id) });
  const sessions = sessionsOf(all);
  if (sessions.length > 0) {
    await seat(tx, tenant, all.flatMap(leaving));
    const empty = await emptied(tx, tenant, sessions);
    freed.push(...(await freeAll(tx, tenant, { sessions: empty })));
  }
  const less = (subject: string, day: Day) => ({ subject, day, change: -1, cap: null });
  const dayOf = (one: Freed) =>
    all.find(({ id, session }) => id === one.booking || session === (one.session ?? '')) as Given;
  return [
    ...all.map(({ service, day }) => less(service, day)),
    ...freed.map((one) => less(one.resource, dayOf(one).day)),
  ];
}

const leaving = ({ session, party }: Given) =>
  session === null ? [] : [{ session, people: -party }];
