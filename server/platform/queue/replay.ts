import { sql } from 'kysely';
import { afterCommit } from '../db.ts';
import type { Tx } from '../tx.ts';
import { deadQueue } from './definitions.ts';
import { nudge } from './nudge.ts';
import { senderOn, within } from './sender.ts';

/**
 * Sends dead jobs of the caller's business again, the oldest 1,000: each as a new job with all its attempts. A dead job
 * whose key another job waits under is left to that one.
 * @param which `ids`: among the dead; `task`: of one kind; all where neither is given
 * @returns how many were sent
 */
export async function replay(
  tx: Tx,
  which: { readonly ids?: readonly string[]; readonly task?: string },
): Promise<number> {
  const boss = await senderOn(tx);
  afterCommit(() => nudge.emit('sent'));
  return boss.redrive(deadQueue, {
    db: within(tx),
    ...(which.ids === undefined ? {} : { ids: [...which.ids] }),
    ...(which.task === undefined ? {} : { sourceName: which.task }),
  });
}

/**
 * Takes back a job of the caller's business that waits, or lets a dead one rest.
 * @param queue its kind, or `dead`
 * @returns false when a worker has it, or it has ended
 */
export async function takeBack(tx: Tx, queue: string, id: string): Promise<boolean> {
  // Locked first: pg-boss would also cancel a job that a worker took a moment ago.
  const { rows } = await sql`SELECT FROM pgboss.job_common
    WHERE name = ${queue} AND id = ${id}::uuid AND state < 'active' FOR UPDATE`.execute(tx);
  if (rows.length === 0) return false;
  const boss = await senderOn(tx);
  await boss.cancel(queue, id, { db: within(tx) });
  return true;
}
