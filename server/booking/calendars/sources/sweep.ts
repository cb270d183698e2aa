import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import type { TaskHandler } from '#platform/tasks';
import type { PayloadOf } from '../../../tasks.ts';

/** Most calendars that one sweep has read. */
const mostAtOnce = 500;

/** Has every calendar read whose turn it is. */
export const sweep: TaskHandler<PayloadOf<'calendars.sweep'>> = async ({ db, who, done }) => {
  await db.as(who, 'caller', async (tx) => {
    const due = await tx
      .selectFrom('calendar_sources')
      .select('id')
      .where('tenant_id', '=', who.tenant)
      .where('off_at', 'is', null)
      .where('next_at', '<=', now())
      .orderBy('next_at')
      .limit(mostAtOnce)
      .execute();
    for (const { id } of due)
      await enqueue(tx, 'calendars.pull', { tenant: who.tenant, source: id }, { key: id });
    await done(tx);
  });
};
