import { now } from '#platform/clock';
import type { TaskHandler } from '#platform/tasks';
import type { PayloadOf } from '../../tasks.ts';
import { recover } from './recover.ts';
import { lockDue } from './row.ts';
import { wake, wakeForNext } from './wake.ts';

/**
 * Looks through the outbox of a business, every quarter of an hour: what is due by the next time gets its job, and what
 * was left lying in hand is settled.
 */
export const sweep: TaskHandler<PayloadOf<'messages.sweep'>> = async ({ db, who, ports, done }) => {
  await db.as(who, 'caller', async (tx) => {
    await recover(tx, who, ports.mail, null);
    const due = await lockDue(tx, who.tenant, 1);
    if (due.length > 0) await wake(tx, who.tenant, now());
    await wakeForNext(tx, who.tenant);
    await done(tx);
  });
};
