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
 * believed but which payment it is about: what became of that, the provider is asked.
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

/** Keeps that a notice came, once, and has its payment looked at. */
async function keep(tx: Tx, who: System, { id, type, intent }: Notice): Promise<void> {
  const kept = await tx
    .insertInto('payment_notices')
    .values({
      tenant_id: who.tenant,
      id: newId(),
      provider: 'stripe',
      provider_event: id.slice(0, 255),
      event_type: type.slice(0, 100),
      object_ref: intent?.slice(0, 255) ?? null,
      received_at: now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (kept === undefined || intent === null) return;
  const payment = await tx
    .selectFrom('payments')
    .select('id')
    .where('tenant_id', '=', who.tenant)
    .where('provider_ref', '=', intent)
    .executeTakeFirst();
  // One that is not known yet is being begun, and is looked at by the job of that.
  if (payment === undefined) return;
  const payload = { tenant: who.tenant, payment: payment.id };
  await enqueue(tx, 'payments.settle', payload, { key: payment.id });
}
