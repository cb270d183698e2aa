import { sql } from 'kysely';
import type { EventType } from '#contract/events';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { actorOf, type Who } from '#platform/who';
import { follow } from './follow.ts';
import { insertValues, valuesOf, type NewEvent } from './record.ts';

/** An event of any type. */
export type PlainEvent = {
  [T in EventType]: Omit<NewEvent<T>, 'tenant'>;
}[EventType] & {
  /** Whose request it belongs to; where they were is kept with it. */
  readonly by?: Who;
};

/**
 * Writes down many things that happened in one transaction, in one statement, as imports need it. Otherwise as `record`.
 * Where the actor was is kept with events that say whose they are; of others it stands with what the batch belongs to.
 */
export async function recordMany(
  tx: Tx,
  who: Who & { readonly tenant: string },
  events: readonly PlainEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    id: newId(),
    actor_kind: (event.by ?? who).kind,
    actor_id: actorOf(event.by ?? who),
    request_id: (event.by ?? who).request,
    type: event.type,
    subject_kind: event.subject.kind,
    subject_id: event.subject.id,
    customer_id: event.customer ?? null,
    facts: event.facts ?? {},
    fields: Object.keys(event.changes ?? {}),
  }));
  const origins = rows.flatMap(({ id }, place) => originOf(id, events[place]?.by));
  const values = rows.flatMap(({ id }, place) => valuesOf(who.tenant, id, events[place]!));
  await Promise.all([
    insertEvents(tx, who.tenant, rows),
    insertValues(tx, values),
    insertOrigins(tx, who.tenant, origins),
  ]);
  await follow(
    tx,
    rows.map(({ id, type, subject_id, customer_id }) => ({
      id,
      tenant: who.tenant,
      type,
      subject: subject_id,
      customer: customer_id,
    })),
  );
}

async function insertEvents(tx: Tx, tenant: string, rows: readonly object[]): Promise<void> {
  await sql`
    INSERT INTO clientele.events (tenant_id, id, at, type, actor_kind, actor_id, subject_kind, subject_id, customer_id,
      fields, facts, request_id)
    SELECT ${tenant}::uuid, r.id, ${now()}::timestamptz, r.type, r.actor_kind, r.actor_id, r.subject_kind, r.subject_id,
      r.customer_id, r.fields, r.facts, r.request_id
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (id uuid, type text, actor_kind text, actor_id uuid,
      subject_kind text, subject_id uuid, customer_id uuid, fields text[], facts jsonb, request_id text)`.execute(
    tx,
  );
}

interface Origin {
  readonly event_id: string;
  readonly address: string | null;
  readonly agent: string | null;
}

function originOf(event: string, by: Who | undefined): Origin[] {
  if (by?.address === undefined && by?.agent === undefined) return [];
  return [{ event_id: event, address: by.address ?? null, agent: by.agent ?? null }];
}

async function insertOrigins(tx: Tx, tenant: string, origins: readonly Origin[]): Promise<void> {
  if (origins.length === 0) return;
  await tx
    .insertInto('event_origins')
    .values(origins.map((origin) => ({ tenant_id: tenant, ...origin })))
    .execute();
}
