import { sql } from 'kysely';
import type { Database } from '#platform/db';
import { Refusal } from '#platform/refuse';
import type { Job, TaskHandler } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import type { PayloadOf } from '../../tasks.ts';
import { closeOffers } from './close.ts';
import { holdEntry } from './entry.ts';
import { firstFit } from './fit.ts';
import { offer } from './offer.ts';

/** Most who are looked at by one job; the sweep looks again. */
const mostLookedAt = 500;

type MatchJob = Pick<Job<{ tenant: string }>, 'db' | 'who' | 'signal' | 'done'>;

/**
 * Offers what is free to who waits, longest first, one time to one of them: it is held for them from then on, and so for nobody
 * else. Each in a transaction of their own.
 */
async function matchAll({ db, who, signal, done }: MatchJob): Promise<void> {
  await db.as(who, 'engine', (tx) => closeOffers(tx, who));
  const waiting = await db.as(who, 'engine', (tx) => whoWaits(tx, who.tenant));
  for (const id of waiting) {
    signal.throwIfAborted();
    await offerFirst(db, who, id);
  }
  await db.as(who, 'engine', done);
}

async function offerFirst(db: Database, who: System, id: string): Promise<void> {
  try {
    await db.as(who, 'engine', async (tx) => {
      const entry = await holdEntry(tx, who, id);
      if (entry?.state !== 'waiting') return;
      const start = await firstFit(tx, who.tenant, entry);
      if (start !== undefined) await offer(tx, who, entry, start);
    });
  } catch (fault) {
    // Somebody else was faster, or they were erased meanwhile: whoever waits next may fit another time.
    if (!(fault instanceof Refusal)) throw fault;
  }
}

async function whoWaits(tx: Tx, tenant: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT w.id FROM clientele.waitlist_entries w
    WHERE w.tenant_id = ${tenant} AND w.state = 'waiting' ORDER BY w.id LIMIT ${mostLookedAt}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** When a time is free again. */
export const match: TaskHandler<PayloadOf<'waitlist.match'>> = matchAll;

/** The same on a schedule: hours change, and days come within what may be booked. */
export const sweepWaitlist: TaskHandler<PayloadOf<'waitlist.sweep'>> = matchAll;
