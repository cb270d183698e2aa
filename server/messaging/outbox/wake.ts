import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import type { Tx } from '#platform/tx';

/** What is due later than this the sweep of the outbox comes upon in time: it runs every quarter of an hour. */
const sweptAfterMinutes = 16;
const minuteMs = 60_000;

/** Has the outbox of a business looked at when something in it is due: once a minute, however much is due then. */
export async function wake(tx: Tx, tenant: string, at: Date): Promise<void> {
  const inMs = at.getTime() - now().getTime();
  if (inMs <= 0) return enqueue(tx, 'messages.send', { tenant }, { key: 'now' });
  if (inMs > sweptAfterMinutes * minuteMs) return;
  const minute = Math.ceil(at.getTime() / minuteMs);
  const after = new Date(minute * minuteMs);
  await enqueue(tx, 'messages.send', { tenant }, { key: `at ${minute}`, after });
}

/** Has the outbox looked at when the next message that is not due yet will be. As `caller`. */
export async function wakeForNext(tx: Tx, tenant: string): Promise<void> {
  const next = await tx
    .selectFrom('messages')
    .select(({ fn }) => fn.min('next_at').as('at'))
    .where('tenant_id', '=', tenant)
    .where('state', '=', 'queued')
    .where('next_at', '>', now())
    .executeTakeFirst();
  if (next?.at) await wake(tx, tenant, next.at);
}
