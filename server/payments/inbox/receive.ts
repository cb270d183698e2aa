import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import type { Upload } from '#platform/handler';
import { newId } from '#platform/ids';
import type { Notice } from '#platform/payment-port';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { systemOf, type System } from '#platform/who';
import { readAccount } from '../account/keys.ts';

/** A notice as it came in. */
interface Arrived {
  readonly tenant: string;
  readonly request: string;
  readonly signature: string;
  readonly upload: Upload;
}

/**
 * Takes a notice of the provider. The address only says whose secret it must be signed by; of what it says nothing is
 * believed but what it is about: what became of that, the provider is asked.
 * @throws {Refusal} `signature_wrong`, for a business too that is not there
 */
export async function receiveNotice(
  { db, payments: port }: Ports,
  { tenant, request, signature, upload }: Arrived,
): Promise<void> {
  const body = Buffer.concat(await Array.fromAsync(upload.bytes));
  const who = systemOf(tenant, request);
  const account = await db.as(who, 'caller', (tx) => readAccount(tx, tenant));
  for (const secret of account?.hookSecrets ?? []) {
    const notice = await port.notice(secret, body, signature);
    if (notice !== undefined) return db.as(who, 'caller', (tx) => keep(tx, who, notice));
  }
  return refuse('signature_wrong');
}

/** Keeps that a notice came, once, and has what it is about looked at. */
async function keep(tx: Tx, who: System, { id, type, about }: Notice): Promise<void> {
  const kept = await tx
    .insertInto('payment_notices')
    .values({
      tenant_id: who.tenant,
      id: newId(),
      provider: 'stripe',
      provider_event: id.slice(0, 255),
      event_type: type.slice(0, 100),
      object_ref: about?.slice(0, 255) ?? null,
      received_at: now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (kept === undefined || about === null) return;
  await lookAt(tx, who.tenant, about);
}

/** Has a payment or a card looked at. One that is not known yet is being begun, and is looked at by the job of that. */
async function lookAt(tx: Tx, tenant: string, about: string): Promise<void> {
  const idIn = async (table: 'payments' | 'saved_cards') => {
    const row = await tx
      .selectFrom(table)
      .select('id')
      .where('tenant_id', '=', tenant)
      .where('provider_ref', '=', about)
      .executeTakeFirst();
    return row?.id;
  };
  const payment = await idIn('payments');
  if (payment !== undefined)
    return enqueue(tx, 'payments.settle', { tenant, payment }, { key: payment });
  const card = await idIn('saved_cards');
  if (card !== undefined)
    await enqueue(tx, 'payments.settle_card', { tenant, card }, { key: card });
}
