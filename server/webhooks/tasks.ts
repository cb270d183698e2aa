import { inSeconds } from '#platform/clock';
import type { TaskHandlers } from '#platform/tasks';
import { send } from './deliveries/send.ts';
import { spread } from './deliveries/spread.ts';
import { mailOff, tellOff } from './off/tell.ts';
import { keptDays } from './rules.ts';

/** The jobs of this room. */
export const tasks = {
  'webhooks.spread': spread,
  'webhooks.send': send,
  'webhooks.off': tellOff,
  'webhooks.off_mail': mailOff,
  'webhooks.clean': async ({ db, who, done }) => {
    await db.as(who, 'caller', async (tx) => {
      await tx
        .deleteFrom('webhook_deliveries')
        .where('tenant_id', '=', who.tenant)
        .where('created_at', '<', inSeconds(-keptDays * 24 * 3600))
        .execute();
      await done(tx);
    });
  },
} satisfies TaskHandlers;
