import type { z } from 'zod';
import type { webhook } from '#contract/webhooks';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { mostEndpoints } from '../rules.ts';

type Shown = z.input<typeof webhook>;

/** A row of webhook_endpoints, without its secrets. */
export interface EndpointRow {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly event_types: string[];
  readonly acts: string[];
  readonly former_until: Date | null;
  readonly failing_since: Date | null;
  readonly off_at: Date | null;
  readonly off_why: string | null;
  readonly created_at: Date;
}

/** The columns of an endpoint that may be shown. */
export const shownColumns = [
  'id',
  'url',
  'description',
  'event_types',
  'acts',
  'former_until',
  'failing_since',
  'off_at',
  'off_why',
  'created_at',
] as const;

/** The endpoints of a business, oldest first. As `caller`. */
export async function listEndpoints(tx: Tx, tenant: string): Promise<Shown[]> {
  const rows = await tx
    .selectFrom('webhook_endpoints')
    .select(shownColumns)
    .where('tenant_id', '=', tenant)
    .orderBy('id')
    .limit(mostEndpoints)
    .execute();
  return rows.map(shownEndpoint);
}

const byId = (tx: Tx, tenant: string, id: string) =>
  tx
    .selectFrom('webhook_endpoints')
    .select(shownColumns)
    .where('tenant_id', '=', tenant)
    .where('id', '=', id);

/** An endpoint by its id. @throws {Refusal} `not_found` */
export async function findEndpoint(tx: Tx, tenant: string, id: string): Promise<EndpointRow> {
  return (await byId(tx, tenant, id).executeTakeFirst()) ?? refuse('not_found');
}

/** The same, locked for a change. @throws {Refusal} `not_found` */
export async function lockEndpoint(tx: Tx, tenant: string, id: string): Promise<EndpointRow> {
  return (await byId(tx, tenant, id).forUpdate().executeTakeFirst()) ?? refuse('not_found');
}

/** An endpoint as staff see it. */
export function shownEndpoint(row: EndpointRow): Shown {
  const former = row.former_until !== null && row.former_until > now() ? row.former_until : null;
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    eventTypes: row.event_types as Shown['eventTypes'],
    acts: row.acts as Shown['acts'],
    formerSecretUntil: former?.toISOString() ?? null,
    failingSince: row.failing_since?.toISOString() ?? null,
    offAt: row.off_at?.toISOString() ?? null,
    offWhy: row.off_why as Shown['offWhy'],
    createdAt: row.created_at.toISOString(),
  };
}
