import { now } from '#platform/clock';
import { refusalOf } from '#platform/constraints';
import { sayable } from '#platform/loggable';
import type { Job, TaskHandler } from '#platform/tasks';
import type { PayloadOf } from '../../tasks.ts';
import { openDesk } from './desk.ts';
import { handMessage } from './hand-over.ts';
import { note } from './note.ts';
import { recover } from './recover.ts';
import { type OutboxRow, writeStanding } from './row.ts';
import { takeNext, type Taken, type Taking } from './take.ts';
import { wake, wakeForNext } from './wake.ts';

type SendJob = Job<PayloadOf<'messages.send'>>;

/** How long one job sends before another goes on, in milliseconds. */
const longestMs = 240_000;

/**
 * Sends what is due, one after another: taken in hand and put down as it goes, handed over outside of any transaction,
 * noted. What a crash in between leaves open is settled by the next attempt.
 */
export const send: TaskHandler<PayloadOf<'messages.send'>> = async (job) => {
  const { db, who, ports, id, signal } = job;
  const desk = await openDesk(job);
  await db.as(who, 'caller', (tx) => recover(tx, who, ports.mail, id));
  const end = now().getTime() + longestMs;
  for (;;) {
    signal.throwIfAborted();
    const taken = await take(job, { who, ports, desk, job: id });
    if (taken === 'none') break;
    if (taken === 'settled') continue;
    const came = await handMessage(ports.mail, taken.mail);
    await db.as(who, 'caller', (tx) => note(tx, who, taken.row, came, ports.mail.deduplicates));
    if (now().getTime() > end) return db.as(who, 'caller', (tx) => wake(tx, who.tenant, now()));
  }
  await db.as(who, 'caller', (tx) => wakeForNext(tx, who.tenant));
};

async function take(job: SendJob, taking: Taking): Promise<Taken | 'settled' | 'none'> {
  const { db, who, log } = job;
  let seen: OutboxRow | undefined;
  try {
    return await db.as(who, 'caller', (tx) => takeNext(tx, taking, (row) => (seen = row)));
  } catch (fault) {
    // The database's faults pass; one of composing or of the words stays, and must not stop what comes after.
    if (seen === undefined || refusalOf(fault)?.code === 'unavailable') throw fault;
    if (refusalOf(fault)?.code === 'conflict') return 'settled';
    const { id } = seen;
    log.error({ err: fault, message: id }, 'a message could not be composed');
    const broken = { state: 'failed', why: 'broken', answer: sayable(fault).slice(0, 500) };
    await db.as(who, 'caller', (tx) =>
      writeStanding(tx, who.tenant, { ids: [id], from: ['queued'] }, { ...broken, next_at: null }),
    );
    return 'settled';
  }
}
