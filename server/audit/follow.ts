import { sql } from 'kysely';
import { enqueue } from '#platform/enqueue';
import type { Tx } from '#platform/tx';
import { mostTold, reactions, telling, told, type Happened } from '../reactions.ts';

/** Sends the jobs that follow from what happened, in the transaction in which it happened. */
export async function follow(tx: Tx, happened: readonly Happened[]): Promise<void> {
  // Of several events that call for the very same work it is done once.
  const sent = new Set<string>();
  for (const one of happened)
    for (const { task, payload } of reactions[one.type] ?? []) {
      const wanted = payload(one);
      const same = `${task} ${JSON.stringify(wanted)}`;
      if (sent.has(same)) continue;
      sent.add(same);
      await enqueue(tx, task, wanted);
    }
  await tell(tx, happened);
}

/** Events of one business, of one transaction: a job for many, and none where nobody wants to know. */
async function tell(tx: Tx, happened: readonly Happened[]): Promise<void> {
  const events = happened.filter(({ type }) => told.has(type));
  const [first] = events;
  if (first === undefined || !(await anybodyWants(tx, first.tenant, events))) return;
  for (let from = 0; from < events.length; from += mostTold) {
    const ids = events.slice(from, from + mostTold).map(({ id }) => id);
    await enqueue(tx, telling.task, telling.payload(first.tenant, ids));
  }
}

// A look costs less than a job that finds nobody; most businesses have no endpoint.
async function anybodyWants(tx: Tx, tenant: string, events: readonly Happened[]): Promise<boolean> {
  const types = [...new Set(events.map(({ type }) => type))];
  const row = await tx
    .selectFrom('webhook_endpoints')
    .select('tenant_id')
    .where('tenant_id', '=', tenant)
    .where('off_at', 'is', null)
    .where(sql<boolean>`event_types && ${types}::text[]`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
