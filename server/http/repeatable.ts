import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { mayRunAgain, refusalOf } from '#platform/constraints';
import type { Database } from '#platform/db';
import { log } from '#platform/log';
import { type Refusal, refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import type { Keyed } from './keyed.ts';
import { begin, claim, forget, keep, unread } from './kept.ts';
import { type Outcome, refused } from './outcome.ts';

/**
 * Does a write once, however often it is sent: the outcome is kept in the very transaction that did the work. A refusal
 * is an outcome too: what led to it is rolled back to the savepoint, the note that it was refused stays.
 */
export async function repeatableWithin(
  tx: Tx,
  keyed: Keyed,
  request: string,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const before = await claim(tx, keyed);
  assert(before !== unread, 'an upload is not read within a transaction');
  if (before !== undefined) return before;
  await sql`SAVEPOINT use_case`.execute(tx);
  let outcome: Outcome;
  try {
    outcome = await work();
  } catch (fault) {
    const refusal = lasting(fault);
    if (refusal === undefined) throw fault;
    await sql`ROLLBACK TO SAVEPOINT use_case`.execute(tx);
    outcome = refused(refusal, request);
  }
  await keep(tx, keyed, outcome);
  return outcome;
}

/**
 * The same for a write that opens its own transactions: noted before and after. When the server dies in between, nobody
 * can know how far it came, and the key stays in progress for an hour.
 */
export async function repeatableAcross(
  db: Database,
  who: Who,
  keyed: Keyed,
  request: string,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const before = await db.as(who, 'caller', async (tx) => {
    const found = await claim(tx, keyed);
    if (found === undefined) await begin(tx, keyed);
    return found;
  });
  if (before === unread) return sameUpload(db, who, await wholeOf(keyed));
  if (before !== undefined) return before;
  const done = async () => {
    const outcome = await refusedOrDone(work, request);
    return { outcome, whole: await wholeOf(keyed) };
  };
  const { outcome, whole } = await done().catch(async (fault: unknown) => {
    await db.as(who, 'caller', (tx) => forget(tx, keyed));
    throw fault;
  });
  // What was done was done, also where it cannot be kept: leaving the demo takes the caller's business with it.
  await db
    .as(who, 'caller', (tx) => keep(tx, whole, outcome))
    .catch((fault: unknown) => log.warn({ request, fault }, 'an outcome could not be kept'));
  return outcome;
}

/** What an upload came to before, now that all of this one was read. */
async function sameUpload(db: Database, who: Who, whole: Keyed): Promise<Outcome> {
  const before = await db.as(who, 'caller', (tx) => claim(tx, whole));
  // Its day ended while the bytes came in. They cannot be read again; whoever sends them again begins anew.
  return before === undefined || before === unread ? refuse('unavailable') : before;
}

/** With the bytes of its upload, those too that nobody read because it was refused before. */
async function wholeOf(keyed: Keyed): Promise<Keyed> {
  return keyed.whole === undefined ? keyed : keyed.whole();
}

async function refusedOrDone(work: () => Promise<Outcome>, request: string): Promise<Outcome> {
  try {
    return await work();
  } catch (fault) {
    const refusal = lasting(fault);
    if (refusal === undefined) throw fault;
    return refused(refusal, request);
  }
}

/** The refusal in a fault, if the same request would be refused tomorrow: not for want of time, room or luck. */
function lasting(fault: unknown): Refusal | undefined {
  const refusal = refusalOf(fault);
  if (refusal === undefined || mayRunAgain(fault)) return undefined;
  return passing.has(refusal.code) ? undefined : refusal;
}

const passing = new Set<Refusal['code']>([
  'body_too_large',
  'internal',
  'request_timeout',
  'too_many_requests',
  'unavailable',
]);
