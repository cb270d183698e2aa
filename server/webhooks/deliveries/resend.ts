import assert from 'node:assert/strict';
import { record } from '#audit';
import type { ReplyOf } from '#contract/operation';
import type { webhooks } from '#contract/webhooks';
import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { lockEndpoint } from '../endpoints/shown.ts';
import { mostResent } from '../rules.ts';
import { shownDelivery, type DeliveryRow } from './shown.ts';
import { insertDelivery } from './spread.ts';

type Shown = ReplyOf<typeof webhooks.resendWebhookDelivery>;

async function inForce(tx: Tx, tenant: string, endpoint: string): Promise<void> {
  const { off_at } = await lockEndpoint(tx, tenant, endpoint);
  if (off_at !== null) refuse('webhook_off');
}

/** Sends an endpoint a message that says nothing. As `caller`. @throws {Refusal} `not_found`, `webhook_off` */
export async function sendTest(tx: Tx, who: Staff | Key, endpoint: string): Promise<Shown> {
  await inForce(tx, who.tenant, endpoint);
  const delivery = await insertDelivery(tx, who.tenant, {
    endpoint,
    event: null,
    type: 'webhook.test',
  });
  assert(delivery !== undefined);
  await enqueue(tx, 'webhooks.send', { tenant: who.tenant, delivery, round: 1 });
  return shownDelivery(await readDelivery(tx, who.tenant, endpoint, delivery));
}

/**
 * Sends a message again from the beginning, under the id it has. As `caller`.
 * @throws {Refusal} `not_found`, `webhook_off`, `delivery_waiting`
 */
export async function resend(
  tx: Tx,
  who: Staff | Key,
  { endpoint, delivery }: { endpoint: string; delivery: string },
): Promise<Shown> {
  await inForce(tx, who.tenant, endpoint);
  const row = await readDelivery(tx, who.tenant, endpoint, delivery);
  if (row.state === 'waiting') refuse('delivery_waiting');
  await again(tx, who.tenant, row);
  await recordResent(tx, who, endpoint, 1);
  return shownDelivery(await readDelivery(tx, who.tenant, endpoint, delivery));
}

/** Sends all dead messages of an endpoint again, oldest first. As `caller`. @throws {Refusal} `not_found`, `webhook_off` */
export async function resendDead(tx: Tx, who: Staff | Key, endpoint: string): Promise<number> {
  await inForce(tx, who.tenant, endpoint);
  const rows = await tx
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('tenant_id', '=', who.tenant)
    .where('endpoint_id', '=', endpoint)
    .where('state', '=', 'dead')
    .orderBy('id')
    .limit(mostResent)
    .forUpdate()
    .execute();
  for (const row of rows) await again(tx, who.tenant, row);
  if (rows.length > 0) await recordResent(tx, who, endpoint, rows.length);
  return rows.length;
}

async function again(tx: Tx, tenant: string, row: DeliveryRow): Promise<void> {
  const round = row.round + 1;
  await tx
    .updateTable('webhook_deliveries')
    .set({ state: 'waiting', attempts: 0, round, next_at: now() })
    .where('tenant_id', '=', tenant)
    .where('id', '=', row.id)
    .execute();
  await enqueue(tx, 'webhooks.send', { tenant, delivery: row.id, round });
}

async function readDelivery(
  tx: Tx,
  tenant: string,
  endpoint: string,
  id: string,
): Promise<DeliveryRow> {
  const row = await tx
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('endpoint_id', '=', endpoint)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? refuse('not_found');
}

async function recordResent(
  tx: Tx,
  who: Staff | Key,
  endpoint: string,
  count: number,
): Promise<void> {
  await record(tx, who, {
    type: 'webhook.resent',
    subject: { kind: 'webhook', id: endpoint },
    facts: { count },
  });
}
