import { record } from '#audit';
import { inSeconds, now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { readAccount } from '../account/keys.ts';
import type { By } from '../by.ts';
import type { Wanted } from '../charge/insert.ts';
import { openStates } from '../charge/rules.ts';
import { payerOf } from './payer.ts';

/** After so long somebody looks what became of a card of which the asking was not brought to its end. */
const lookAfterSeconds = 60;

/** Whose card is to be saved, for what, and what may be charged to it: as its holder is shown it, whatever changes later. */
interface Asked {
  readonly subject: Wanted['subject'];
  readonly customer: string;
  /** Null: nothing. */
  readonly fee: { readonly minor: bigint; readonly currency: string } | null;
}

/**
 * Asks for a card to be saved for something, in the transaction that wants it, so that it can be charged later without its
 * holder. `reachCard` then asks the provider, outside of the transaction. One that is being saved for the same thing is that
 * one. As `caller` or `engine`.
 * @returns the id of the card that is to be saved
 * @throws {Refusal} `payment_off` where no provider is connected
 */
export async function askCardInTx(
  tx: Tx,
  who: By,
  { subject, customer, fee }: Asked,
): Promise<string> {
  const { tenant } = who;
  const account = (await readAccount(tx, tenant)) ?? refuse('payment_off');
  const open = await tx
    .selectFrom('saved_cards')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('subject_id', '=', subject.id)
    .where('state', 'in', openStates)
    .executeTakeFirst();
  if (open !== undefined) return open.id;
  const payer = await payerOf(tx, tenant, customer, account);
  const at = now();
  const id = newId();
  await tx
    .insertInto('saved_cards')
    .values({
      tenant_id: tenant,
      id,
      payer_id: payer.id,
      account_ref: account.ref,
      subject_kind: subject.kind,
      subject_id: subject.id,
      state: 'new',
      fee_minor: fee?.minor ?? null,
      fee_currency: fee?.currency ?? null,
      created_at: at,
      updated_at: at,
    })
    .execute();
  await record(tx, who, { type: 'card.asked', subject: { kind: 'card', id }, customer });
  const payload = { tenant, card: id };
  const after = inSeconds(lookAfterSeconds);
  await enqueue(tx, 'payments.settle_card', payload, { key: `${id} asked`, after });
  return id;
}
