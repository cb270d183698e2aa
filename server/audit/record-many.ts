import { sql } from 'kysely';
import type { EventType } from '#contract/events';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { follow } from './follow.ts';
import type { NewEvent } from './record.ts';

/** An event of any type, without values of fields. */
export type PlainEvent = { [T in EventType]: Omit<NewEvent<T>, 'changes' | 'tenant'> }[EventType];

/**
 * Writes down many things that happened in one transaction, in one statement, as imports need it. Otherwise as `record`.
 * Where the actor was is not kept with each of them: it stands with the event that the batch belongs to.
 */
export async function recordMany(
  tx: Tx,
  who: Tenanted,
  events: readonly PlainEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    id: newId(),
    type: event.type,
    subject_kind: event.subject.kind,
    subject_id: event.subject.id,
    customer_id: event.customer ?? null,
    facts: event.facts ?? {},
  }));
  await sql`
    INSERT INTO clientele.events (tenant_id, id, at, type, actor_kind, actor_id, subject_kind, subject_id, customer_id,
      facts, request_id)
    SELECT ${who.tenant}::uuid, r.id, ${now()}::timestamptz, r.type, ${who.kind}, ${actorOf(who)}::uuid, r.subject_kind,
      r.subject_id, r.customer_id, r.facts, ${who.request}
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS r (id uuid, type text, subject_kind text, subject_id uuid, customer_id uuid, facts jsonb)`.execute(
    tx,
  );
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
