import { inSeconds, now } from './clock.ts';
import type { TaskHandlers } from './tasks.ts';

/** How long answers to repeated requests are kept. */
const keptSeconds = 24 * 3600;

/** Removes what has had its time: kept answers of repeated requests, counters of attempts. */
export const cleaning = {
  'idempotency.clean': async ({ db, who, done }) => {
    await db.as(who, 'caller', async (tx) => {
      await tx
        .deleteFrom('idempotency_keys')
        .where('tenant_id', '=', who.tenant)
        .where('created_at', '<', inSeconds(-keptSeconds))
        .execute();
      await done(tx);
    });
  },
  'attempts.clean': async ({ db, who }) => {
    await db.as(who, 'gate', (tx) =>
      tx.deleteFrom('attempts').where('expires_at', '<', now()).execute(),
    );
  },
} satisfies TaskHandlers;
