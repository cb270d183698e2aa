import type { Tx } from '#platform/tx';
import type { Count } from '../taking/counts.ts';
import { raiseMarks } from '../taking/marks.ts';
import { noteExpired } from './expired.ts';
import { type Given, giveBack, marksOf } from './give-back.ts';
import { lockStale } from './stale.ts';

/** Bookings that make room: holds that have run out, and those whose time is given up for another. */
export interface Leaving {
  readonly stale: readonly Given[];
  readonly others: readonly Given[];
}

/**
 * Holds whom and what may be taken, and the bookings that make room for it: from here on nobody else changes what any of them
 * is busy with. Holds that have run out come first, then marks, in one order for everybody.
 * @param others bookings that are held by now
 */
export async function holdAll(
  tx: Tx,
  tenant: string,
  resources: readonly string[],
  others: readonly Given[] = [],
): Promise<Leaving> {
  const stale = await lockStale(tx, tenant);
  const freed = await marksOf(tx, tenant, [...stale, ...others]);
  await raiseMarks(tx, tenant, [...resources, ...freed]);
  return { stale, others };
}

/** Has them leave. @returns what is to be counted less, together with what else is counted in this transaction */
export async function makeRoom(
  tx: Tx,
  tenant: string,
  { stale, others }: Leaving,
): Promise<Count[]> {
  await noteExpired(tx, tenant, stale);
  return giveBack(tx, tenant, [...stale, ...others]);
}
