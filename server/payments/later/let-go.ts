import { sql } from 'kysely';
import { record } from '#audit';
import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import type { TaskHandler } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { PayloadOf } from '../../tasks.ts';
import { readAccount } from '../account/keys.ts';
import type { By } from '../by.ts';
import { openStates } from '../charge/rules.ts';
import { findCard } from './row.ts';

/** A card that is gone: nothing is left by which it could be known or charged. */
export const gone = { state: 'removed', provider_method: null, brand: null, last4: null } as const;

/**
 * Lets go of the cards that are saved for something, once nothing can be charged to them any more; a job has the provider let go
 * of them too. One that is just being charged stays: what came of that is told, and whoever is told asks again. Asked for twice,
 * it is done once. As `caller` or `engine`.
 */
export async function letGoInTx(tx: Tx, who: By, subject: string): Promise<void> {
  const { tenant } = who;
  const cards = await tx
    .updateTable('saved_cards as c')
    .set({ ...gone, updated_at: now() })
    .where('c.tenant_id', '=', tenant)
    .where('c.subject_id', '=', subject)
    .where('c.state', '=', 'saved')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('payments as p')
            .select(sql`1`.as('one'))
            .where('p.tenant_id', '=', tenant)
            .whereRef('p.card_id', '=', 'c.id')
            .where('p.state', 'in', openStates),
        ),
      ),
    )
    .returning(['c.id', 'c.payer_id as payer'])
    .execute();
  for (const { id, payer } of cards) {
    const { customer_id: customer } = await tx
      .selectFrom('payers')
      .select('customer_id')
      .where('tenant_id', '=', tenant)
      .where('id', '=', payer)
      .executeTakeFirstOrThrow();
    await record(tx, who, { type: 'card.removed', subject: { kind: 'card', id }, customer });
    await enqueue(tx, 'payments.let_go', { tenant, card: id }, { key: id });
  }
}

/** Has what takes the place of something keep the cards that were asked for it, with the fee that was agreed. */
export async function passCardsOn(
  tx: Tx,
  tenant: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await tx
    .updateTable('saved_cards')
    .set({ subject_id: to, updated_at: now() })
    .where('tenant_id', '=', tenant)
    .where('subject_id', '=', from)
    .where('state', '<>', 'removed')
    .execute();
}

/** Has the provider let go of a card that is gone here. Done twice, it is done once. */
export const letGo: TaskHandler<PayloadOf<'payments.let_go'>> = async (job) => {
  const { db, who, payload, ports, done } = job;
  const { card, account } = await db.as(who, 'caller', async (tx) => ({
    card: await findCard(tx, who.tenant, payload.card),
    account: await readAccount(tx, who.tenant),
  }));
  const { provider_ref: ref, account_ref: at, state } = card;
  // Keys of another account know nothing of it: nobody but the business can have it let go of there.
  if (state === 'removed' && ref !== null && account?.ref === at)
    await ports.payments.cards.letGo(account.secretKey, ref);
  await db.as(who, 'caller', (tx) => done(tx));
};
