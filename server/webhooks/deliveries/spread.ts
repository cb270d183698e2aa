import { sql } from 'kysely';
import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import { newId } from '#platform/ids';
import type { TaskHandler } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { PayloadOf } from '../../tasks.ts';

/**
 * Makes a message of every event for every endpoint that wants to be told of it, each with the job that sends it. Done
 * twice after a crash, it makes none twice: an endpoint is told once of an event.
 */
export const spread: TaskHandler<PayloadOf<'webhooks.spread'>> = async ({
  db,
  who,
  payload,
  done,
}) => {
  await db.as(who, 'caller', async (tx) => {
    for (const { event, type, endpoint } of await wanted(tx, who.tenant, payload.events)) {
      const row = { endpoint, event, type };
      const delivery = await insertDelivery(tx, who.tenant, row);
      if (delivery !== undefined)
        await enqueue(tx, 'webhooks.send', { tenant: who.tenant, delivery, round: 1 });
    }
    await done(tx);
  });
};

/** Adds a message; undefined where the endpoint has been told of the event already. */
export async function insertDelivery(
  tx: Tx,
  tenant: string,
  { endpoint, event, type }: { endpoint: string; event: string | null; type: string },
): Promise<string | undefined> {
  const at = now();
  const row = await tx
    .insertInto('webhook_deliveries')
    .values({
      tenant_id: tenant,
      id: newId(),
      endpoint_id: endpoint,
      event_id: event,
      event_type: type,
      state: 'waiting',
      next_at: at,
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

interface Wanted {
  readonly event: string;
  readonly type: string;
  readonly endpoint: string;
}

async function wanted(tx: Tx, tenant: string, events: readonly string[]): Promise<Wanted[]> {
  const { rows } = await sql<Wanted>`
    SELECT e.id AS event, e.type, o.id AS endpoint
    FROM clientele.events e
    JOIN clientele.webhook_endpoints o
      ON o.tenant_id = ${tenant} AND o.off_at IS NULL AND e.type = ANY (o.event_types)
    WHERE e.tenant_id = ${tenant} AND e.id = ANY (${events}::uuid[])
    ORDER BY e.at, e.id, o.id`.execute(tx);
  return rows;
}
