import type { Database } from '#platform/db';
import type { Tenanted } from '#platform/who';
import { misplaced } from './misplaced.ts';
import { moveTo } from './move-to.ts';

/** Cases that one transaction moves. */
const perStep = 500;

/**
 * Puts all open cases into the order of `askFirst`, some hundred a transaction. By night: while people work, every case keeps
 * its place, and pages follow each other.
 */
export async function placeAll(db: Database, who: Tenanted): Promise<void> {
  const { tenant } = who;
  const moved = await db.as(who, 'engine', (tx) => misplaced(tx, tenant));
  for (let from = 0; from < moved.length; from += perStep)
    await db.as(who, 'engine', (tx) => moveTo(tx, tenant, moved.slice(from, from + perStep)));
}
