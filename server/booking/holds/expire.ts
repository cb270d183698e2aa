import { enqueue } from '#platform/enqueue';
import { inSeconds } from '#platform/clock';
import type { TaskHandler } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { PayloadOf } from '../../tasks.ts';
import { count } from '../taking/counts.ts';
import { holdAll, makeRoom } from './make-room.ts';
import { mostAtOnce } from './stale.ts';

/** Holds that end within so many seconds are put away by one job. */
const bucketSeconds = 30;

/** Has holds put away when they have run out, unless somebody who wants their time does it first. */
export async function expireAt(tx: Tx, tenant: string, holdEndsAt: Date): Promise<void> {
  const bucket = Math.floor(holdEndsAt.getTime() / (bucketSeconds * 1000)) + 1;
  const after = new Date(bucket * bucketSeconds * 1000);
  await enqueue(tx, 'holds.expire', { tenant }, { key: String(bucket), after });
}

/** Puts away holds that have run out. @returns how many there were */
export async function expire(tx: Tx, tenant: string): Promise<number> {
  const leaving = await holdAll(tx, tenant, []);
  await count(tx, tenant, await makeRoom(tx, tenant, leaving));
  return leaving.stale.length;
}

/** Puts away what has run out by now; what is left over is the next one's. */
export const expireHolds: TaskHandler<PayloadOf<'holds.expire'>> = async ({ db, who, done }) => {
  await db.as(who, 'engine', async (tx) => {
    const several = await expire(tx, who.tenant);
    if (several === mostAtOnce)
      await enqueue(
        tx,
        'holds.expire',
        { tenant: who.tenant },
        { key: 'rest', after: inSeconds(1) },
      );
    await done(tx);
  });
};

/** The same on a schedule, for holds whose own job was lost. */
export const sweepHolds: TaskHandler<PayloadOf<'holds.sweep'>> = async ({ db, who, done }) => {
  await db.as(who, 'engine', async (tx) => {
    await expire(tx, who.tenant);
    await done(tx);
  });
};
