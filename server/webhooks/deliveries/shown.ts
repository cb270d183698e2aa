import type { z } from 'zod';
import type { QueryOf, ReplyOf } from '#contract/operation';
import type { delivery, webhooks } from '#contract/webhooks';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import { findEndpoint } from '../endpoints/shown.ts';
import { messageIdOf } from '../rules.ts';

type Shown = z.input<typeof delivery>;
type Listing = typeof webhooks.listWebhookDeliveries;

/** A row of webhook_deliveries. */
export interface DeliveryRow {
  readonly id: string;
  readonly endpoint_id: string;
  readonly event_id: string | null;
  readonly event_type: string;
  readonly state: string;
  readonly attempts: number;
  readonly round: number;
  readonly last_at: Date | null;
  readonly last_status: number | null;
  readonly last_fault: string | null;
  readonly last_body: string | null;
  readonly next_at: Date | null;
  readonly created_at: Date;
}

/** The messages to an endpoint, newest first. As `caller`. @throws {Refusal} `not_found`, `invalid_input` for the cursor */
export async function listDeliveries(
  tx: Tx,
  tenant: string,
  { id, state, limit, cursor }: { id: string } & QueryOf<Listing>,
): Promise<ReplyOf<Listing>> {
  await findEndpoint(tx, tenant, id);
  const [before] = readCursor(cursor, ['id']) ?? [];
  let query = tx
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('endpoint_id', '=', id)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (state !== undefined) query = query.where('state', '=', state);
  if (before !== undefined) query = query.where('id', '<', before);
  const rows = await query.execute();
  return {
    rows: rows.slice(0, limit).map(shownDelivery),
    next: nextCursor(rows, limit, (row) => [row.id]),
  };
}

/** A message as staff see it. */
export function shownDelivery(row: DeliveryRow): Shown {
  return {
    messageId: messageIdOf(row.id),
    id: row.id,
    event: row.event_id,
    eventType: row.event_type,
    state: row.state as Shown['state'],
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    lastAt: row.last_at?.toISOString() ?? null,
    lastStatus: row.last_status,
    lastFault: row.last_fault,
    lastBody: row.last_body,
    nextAt: row.next_at?.toISOString() ?? null,
  };
}
