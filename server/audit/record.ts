import assert from 'node:assert/strict';
import type { EventType, FactOf, FieldOf, SubjectKind, SubjectOf } from '#contract/events';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { actorOf, type Who } from '#platform/who';
import { follow } from './follow.ts';
import { asText, mayKeep, type Value } from './redact.ts';

/** A field before and after; a side that is missing was, or is, empty. */
export interface Change {
  readonly from?: Value;
  readonly to?: Value;
}

/** Something that happened, to be written down. */
export interface NewEvent<T extends EventType> {
  readonly type: T;
  readonly subject: { readonly kind: SubjectOf<T>; readonly id: string };
  /** The customer it concerns, as the id is today; merges are read through the lineage. */
  readonly customer?: string;
  /** The business, where the caller belongs to none. */
  readonly tenant?: string;
  /** Ids, codes and counts. Never personal. */
  readonly facts?: Readonly<Partial<Record<FactOf<T>, string | number | boolean | null>>>;
  /** Fields that changed. Their values are kept apart from the event and can be erased; secrets are not kept at all. */
  readonly changes?: Readonly<Partial<Record<FieldOf<T>, Change>>>;
}

/**
 * Writes down what happened, as part of the transaction in which it happens, and sends the jobs that follow from it
 * (server/reactions.ts). Nothing that was written down is changed or removed.
 * @returns id of the event
 */
export async function record<T extends EventType>(
  tx: Tx,
  who: Who,
  event: NewEvent<T>,
): Promise<string> {
  const tenant = event.tenant ?? ('tenant' in who ? who.tenant : undefined);
  assert(tenant !== undefined, `${event.type}: an event belongs to a business`);
  const id = newId();
  // Sent together: the three travel in one round trip, in this order.
  await Promise.all([
    insertEvent(tx, who, event, { tenant, id, fields: Object.keys(event.changes ?? {}) }),
    insertValues(tx, valuesOf(tenant, id, event)),
    insertOrigin(tx, who, { tenant, id }),
  ]);
  const customer = event.customer ?? null;
  await follow(tx, [{ id, tenant, type: event.type, subject: event.subject.id, customer }]);
  return id;
}

async function insertEvent<T extends EventType>(
  tx: Tx,
  who: Who,
  event: NewEvent<T>,
  rest: { tenant: string; id: string; fields: string[] },
): Promise<void> {
  await tx
    .insertInto('events')
    .values({
      tenant_id: rest.tenant,
      id: rest.id,
      at: now(),
      type: event.type,
      actor_kind: who.kind,
      actor_id: actorOf(who),
      subject_kind: event.subject.kind,
      subject_id: event.subject.id,
      customer_id: event.customer ?? null,
      fields: rest.fields,
      facts: JSON.stringify(event.facts ?? {}),
      request_id: who.request,
    })
    .execute();
}

/** What stands beside an event: its fields before and after, but for secret ones. */
export function valuesOf(
  tenant: string,
  id: string,
  {
    subject,
    changes = {},
  }: { readonly subject: { readonly kind: SubjectKind }; readonly changes?: object },
) {
  return (Object.entries(changes) as [string, Change][])
    .filter(([field]) => mayKeep(subject.kind, field))
    .map(([field, change]) => ({
      tenant_id: tenant,
      event_id: id,
      field,
      old_value: asText(change.from),
      new_value: asText(change.to),
    }));
}

/** Writes what stands beside events. */
export async function insertValues(
  tx: Tx,
  rows: readonly ReturnType<typeof valuesOf>[number][],
): Promise<void> {
  if (rows.length > 0) await tx.insertInto('event_values').values(rows).execute();
}

async function insertOrigin(tx: Tx, who: Who, rest: { tenant: string; id: string }): Promise<void> {
  if (who.address === undefined && who.agent === undefined) return;
  await tx
    .insertInto('event_origins')
    .values({
      tenant_id: rest.tenant,
      event_id: rest.id,
      address: who.address ?? null,
      agent: who.agent ?? null,
    })
    .execute();
}
