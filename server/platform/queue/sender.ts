import { fromKysely, PgBoss, type Db } from 'pg-boss';
import type { Tx } from '../tx.ts';

let sender: Promise<PgBoss> | undefined;

/** pg-boss's view of a transaction: what it does there commits and rolls back with it. */
export function within(tx: Tx): Db {
  return fromKysely(tx);
}

/**
 * A pg-boss that does single statements inside other people's transactions and nothing by itself. It learns the queues
 * once, through the transaction that first needs it: asking for another connection there would never end on the
 * embedded database, which has only one.
 */
export async function senderOn(tx: Tx): Promise<PgBoss> {
  sender ??= learn(tx);
  try {
    return await sender;
  } catch (fault) {
    sender = undefined;
    throw fault;
  }
}

async function learn(tx: Tx): Promise<PgBoss> {
  const boss = new PgBoss({ db: within(tx), migrate: false, supervise: false, schedule: false });
  await boss.start();
  // Stopped at once: what it has learned stays, and no timer of it outlives the transaction.
  await boss.stop({ graceful: false, close: false });
  return boss;
}
