import { sql, type Selectable } from 'kysely';
import type { audit, AuditEvent } from '#contract/audit';
import type { EventType, SubjectKind } from '#contract/events';
import type { QueryOf } from '#contract/operation';
import type { DB } from '#database/types';
import { nextCursor, readCursor, type Place } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import type { Tenanted, Who } from '#platform/who';

type Filters = QueryOf<typeof audit.listEvents>;
type EventRow = Selectable<DB['events']>;

/**
 * What happened, newest first, with values and origins as far as they have not been erased.
 * @throws {Refusal} `invalid_input` for a cursor that is none
 */
export async function listEvents(
  tx: Tx,
  who: Tenanted,
  filters: Filters,
): Promise<{ rows: AuditEvent[]; next: string | null }> {
  const found = await findEvents(tx, who, filters);
  const rows = found.slice(0, filters.limit);
  const ids = rows.map((row) => row.id);
  const [values, origins] = await Promise.all([valuesOf(tx, who, ids), originsOf(tx, who, ids)]);
  return {
    rows: rows.map((row) => shown(row, values.get(row.id) ?? [], origins.get(row.id) ?? null)),
    next: nextCursor(found, filters.limit, (row) => [row.at.toISOString(), row.id]),
  };
}

/** One row more than the page holds, so that the page knows whether it is the last. */
async function findEvents(tx: Tx, who: Tenanted, filters: Filters): Promise<EventRow[]> {
  let query = tx.selectFrom('events').selectAll().where('tenant_id', '=', who.tenant);
  const equals = {
    type: filters.type,
    actor_id: filters.actor,
    actor_kind: filters.actorKind,
    subject_kind: filters.subjectKind,
    subject_id: filters.subject,
    request_id: filters.request,
  };
  for (const [column, value] of Object.entries(equals))
    if (value !== undefined) query = query.where(column as keyof typeof equals, '=', value);
  if (filters.customer !== undefined) query = query.where(ofFamily(who.tenant, filters.customer));
  if (filters.from !== undefined) query = query.where('at', '>=', new Date(filters.from));
  if (filters.to !== undefined) query = query.where('at', '<', new Date(filters.to));
  const place = readCursor(filters.cursor, ['instant', 'id']);
  if (place !== undefined) query = query.where(before(place));
  return query
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(filters.limit + 1)
    .execute();
}

/** Events keep the id that they were written with: they are read of all who became one. */
function ofFamily(tenant: string, customer: string) {
  return sql<boolean>`customer_id = ANY (ARRAY(
    WITH RECURSIVE family (id) AS (
      SELECT clientele.survivor(${customer}::uuid)
      UNION
      SELECT l.customer_id FROM family
      JOIN clientele.lineage l ON l.tenant_id = ${tenant} AND l.survivor_id = family.id AND l.undone_at IS NULL)
    SELECT f.id FROM family f))`;
}

function before([at, id]: Place) {
  return sql<boolean>`(at, id) < (${at}::timestamptz, ${id}::uuid)`;
}

function shown(
  row: EventRow,
  values: AuditEvent['values'],
  origin: AuditEvent['origin'],
): AuditEvent {
  return {
    id: row.id,
    at: row.at.toISOString(),
    // Only `record` writes events, and its types are those of the contract.
    type: row.type as EventType,
    actor: { kind: row.actor_kind as Who['kind'], id: row.actor_id },
    subject: { kind: row.subject_kind as SubjectKind, id: row.subject_id },
    customer: row.customer_id,
    fields: row.fields,
    values,
    facts: row.facts as AuditEvent['facts'],
    origin,
    request: row.request_id,
  };
}

async function valuesOf(tx: Tx, who: Tenanted, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('event_values')
    .select(['event_id', 'field', 'old_value', 'new_value'])
    .where('tenant_id', '=', who.tenant)
    .where(sql<boolean>`event_id = ANY(${ids}::uuid[])`)
    .orderBy('field')
    .execute();
  const byEvent = new Map<string, AuditEvent['values']>();
  for (const { event_id: event, field, old_value: from, new_value: to } of rows)
    byEvent.set(event, [...(byEvent.get(event) ?? []), { field, from, to }]);
  return byEvent;
}

async function originsOf(tx: Tx, who: Tenanted, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('event_origins')
    .select(['event_id', 'address', 'agent'])
    .where('tenant_id', '=', who.tenant)
    .where(sql<boolean>`event_id = ANY(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.event_id, { address: row.address, agent: row.agent }]));
}
