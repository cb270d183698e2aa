import { sql } from 'kysely';
import { record } from '#audit';
import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import { type TaskHandler, TryLater } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import type { PayloadOf } from '../../tasks.ts';
import { readAccount } from '../account/keys.ts';
import { openStates } from '../charge/rules.ts';
import { gone } from './let-go.ts';

/** While a payment by one of their cards is under way, its provider is not made to forget somebody. */
const waitSeconds = 60;

/** Removes the cards of customers who are erased, and has the provider forget them by a job. As `engine`. */
export async function forgetPayers(
  tx: Tx,
  who: System,
  customers: readonly string[],
): Promise<void> {
  const at = now();
  const payers = await tx
    .updateTable('payers')
    .set({ forget_at: at, updated_at: at })
    .where('tenant_id', '=', who.tenant)
    .where('customer_id', '=', sql<string>`ANY (${customers}::uuid[])`)
    .returning(['id', 'customer_id'])
    .execute();
  for (const { id, customer_id: customer } of payers) {
    const removed = await tx
      .updateTable('saved_cards')
      .set({ ...gone, updated_at: at })
      .where('tenant_id', '=', who.tenant)
      .where('payer_id', '=', id)
      .where('state', '<>', 'removed')
      .returning('id')
      .execute();
    for (const card of removed)
      await record(tx, who, {
        type: 'card.removed',
        subject: { kind: 'card', id: card.id },
        customer,
      });
    await enqueue(tx, 'payments.forget_payer', { tenant: who.tenant, payer: id }, { key: id });
  }
}

/**
 * Has the provider forget somebody, with all cards that they saved. What they paid stays there, as it does here.
 * @throws {TryLater} while a charge of theirs is under way
 */
export const forgetPayer: TaskHandler<PayloadOf<'payments.forget_payer'>> = async (job) => {
  const { db, who, payload, ports, done } = job;
  const ready = await db.as(who, 'caller', async (tx) => {
    const payer = await tx
      .selectFrom('payers')
      .select(['account_ref', 'provider_customer'])
      .where('tenant_id', '=', who.tenant)
      .where('id', '=', payload.payer)
      .where('forget_at', 'is not', null)
      .executeTakeFirst();
    await noneUnderWay(tx, who.tenant, payload.payer);
    return { payer, account: await readAccount(tx, who.tenant) };
  });
  const { payer, account } = ready;
  const name = payer?.provider_customer ?? null;
  // Keys of another account know nothing of them: nobody but the business can have them forgotten there.
  if (name !== null && account !== undefined && account.ref === payer?.account_ref)
    await ports.payments.cards.forget(account.secretKey, name);
  await db.as(who, 'caller', async (tx) => {
    await tx
      .updateTable('payers')
      .set({ provider_customer: null, updated_at: now() })
      .where('tenant_id', '=', who.tenant)
      .where('id', '=', payload.payer)
      .execute();
    await done(tx);
  });
};

async function noneUnderWay(tx: Tx, tenant: string, payer: string): Promise<void> {
  const open = await tx
    .selectFrom('payments as p')
    .innerJoin('saved_cards as c', (join) =>
      join.onRef('c.tenant_id', '=', 'p.tenant_id').onRef('c.id', '=', 'p.card_id'),
    )
    .select('p.id')
    .where('p.tenant_id', '=', tenant)
    .where('c.payer_id', '=', payer)
    .where('p.state', 'in', openStates)
    .limit(1)
    .executeTakeFirst();
  if (open !== undefined) throw new TryLater(waitSeconds, 'a charge is under way');
}
