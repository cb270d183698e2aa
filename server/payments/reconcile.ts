import { inSeconds } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import type { TaskHandler } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { PayloadOf } from '../tasks.ts';
import { openStates } from './charge/rules.ts';

/** What has not moved for so long is looked at, whether a notice comes or not. */
const stillMinutes = 10;

/** Most payments, cards and refunds that are looked at in one go. */
const mostLooked = 200;

/** How long it is known that a notice came, in days: the provider repeats one for three. */
const keptDays = 30;

/** Has everything looked at that waits for the provider, so that no notice is ever needed. */
export const reconcile: TaskHandler<PayloadOf<'payments.reconcile'>> = async ({
  db,
  who,
  done,
}) => {
  await db.as(who, 'caller', async (tx) => {
    for (const payment of await stillOpen(tx, who.tenant, 'payments'))
      await enqueue(tx, 'payments.settle', { tenant: who.tenant, payment }, { key: payment });
    for (const card of await stillOpen(tx, who.tenant, 'saved_cards'))
      await enqueue(tx, 'payments.settle_card', { tenant: who.tenant, card }, { key: card });
    for (const { id, state, payment_id: payment } of await stillRefunding(tx, who.tenant))
      if (state === 'waiting')
        await enqueue(tx, 'payments.settle', { tenant: who.tenant, payment }, { key: payment });
      else await enqueue(tx, 'payments.refund', { tenant: who.tenant, refund: id }, { key: id });
    await tx
      .deleteFrom('payment_notices')
      .where('tenant_id', '=', who.tenant)
      .where('received_at', '<', inSeconds(-keptDays * 24 * 3600))
      .execute();
    await done(tx);
  });
};

async function stillOpen(
  tx: Tx,
  tenant: string,
  table: 'payments' | 'saved_cards',
): Promise<string[]> {
  const rows = await tx
    .selectFrom(table)
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('state', 'in', openStates)
    .where('updated_at', '<', inSeconds(-stillMinutes * 60))
    .orderBy('updated_at')
    .limit(mostLooked)
    .execute();
  return rows.map(({ id }) => id);
}

function stillRefunding(tx: Tx, tenant: string) {
  return tx
    .selectFrom('refunds')
    .select(['id', 'state', 'payment_id'])
    .where('tenant_id', '=', tenant)
    .where('state', 'in', ['new', 'waiting', 'uncertain'])
    .where('updated_at', '<', inSeconds(-stillMinutes * 60))
    .orderBy('updated_at')
    .limit(mostLooked)
    .execute();
}
