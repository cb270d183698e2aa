import { record } from '#audit';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { openStates } from '../charge/rules.ts';

/** Disconnects the provider. As `caller`. @throws {Refusal} `not_found`, `payment_open` */
export async function disconnect(tx: Tx, who: Staff | Key): Promise<void> {
  await noneOpen(tx, who.tenant);
  const gone = await tx
    .deleteFrom('payment_accounts')
    .where('tenant_id', '=', who.tenant)
    .returning('mode')
    .executeTakeFirst();
  if (gone === undefined) return refuse('not_found');
  await record(tx, who, {
    type: 'payment_account.disconnected',
    subject: { kind: 'payment_account', id: who.tenant },
    facts: { mode: gone.mode },
  });
}

/** Holds that no payment by card is under way: keys of another account could not say what became of it. @throws {Refusal} `payment_open` */
export async function noneOpen(tx: Tx, tenant: string): Promise<void> {
  const open = await tx
    .selectFrom('payments')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('state', 'in', openStates)
    .limit(1)
    .executeTakeFirst();
  if (open !== undefined)
    refuse('payment_open', { detail: 'Payments by card are under way. Cancel them, or wait.' });
}
