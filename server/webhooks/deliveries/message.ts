import { readBooking } from '#booking';
import type { Act } from '#contract/acts';
import { readCustomer, survivorOf } from '#identity';
import type { WebhookMessage } from '#contract/webhooks';
import { Refusal } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, System } from '#platform/who';
import type { DeliveryRow } from './shown.ts';

/**
 * What a message says now: what happened, by ids and names of fields, and, for an endpoint that may read customers, the
 * customer as they are at this moment. As `caller`. Undefined where the event can no longer be read.
 */
export async function messageOf(
  tx: Tx,
  who: System,
  row: DeliveryRow,
  acts: readonly Act[],
): Promise<WebhookMessage | undefined> {
  if (row.event_id === null) return testMessage(who, row);
  const event = await tx
    .selectFrom('events')
    .select(['id', 'at', 'type', 'subject_kind', 'subject_id', 'customer_id', 'fields', 'facts'])
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', row.event_id)
    .executeTakeFirst();
  if (event === undefined) return undefined;
  const customerId = event.customer_id === null ? null : await survivorOf(tx, event.customer_id);
  const reads = acts.includes('customers.read');
  // An endpoint is shown what a key with its acts would be shown.
  const { tenant, request } = who;
  const reader: Key = { kind: 'key', tenant, key: row.endpoint_id, acts, request };
  return {
    type: event.type,
    timestamp: event.at.toISOString(),
    data: {
      event: event.id,
      business: who.tenant,
      subject: { kind: event.subject_kind, id: event.subject_id },
      customerId,
      fields: event.fields,
      facts: event.facts as Record<string, unknown>,
      ...(event.subject_kind === 'booking' &&
        acts.includes('bookings.read') && {
          booking: await orNull(readBooking(tx, tenant, event.subject_id)),
        }),
      ...(reads && { customer: await customerNow(tx, reader, customerId) }),
    },
  };
}

async function customerNow(tx: Tx, who: Key, id: string | null): Promise<unknown> {
  if (id === null) return null;
  return orNull(readCustomer(tx, who, id));
}

/** Nothing in place of what is not there any more. */
async function orNull(reading: Promise<unknown>): Promise<unknown> {
  return reading.catch((fault: unknown) => {
    if (fault instanceof Refusal) return null;
    throw fault;
  });
}

function testMessage(who: System, row: DeliveryRow): WebhookMessage {
  return {
    type: row.event_type,
    timestamp: row.created_at.toISOString(),
    data: {
      event: null,
      business: who.tenant,
      subject: { kind: 'webhook', id: row.endpoint_id },
      customerId: null,
      fields: [],
      facts: {},
    },
  };
}
