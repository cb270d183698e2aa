import { sql } from 'kysely';
import type { Bookable } from '#contract/booking/services';
import type { Tx } from '#platform/tx';

/** What a booking takes, each of a pool of its own, in order. */
export async function readNeeds(
  tx: Tx,
  tenant: string,
  service: string,
): Promise<Bookable['needs']> {
  const { rows } = await sql<Bookable['needs'][number]>`
    SELECT n.id, n.label, n.quantity, n.assignment, n.choice,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.resource_id, 'weight', r.weight) ORDER BY r.resource_id), '[]')
        FROM clientele.need_resources r WHERE r.tenant_id = n.tenant_id AND r.need_id = n.id) AS resources
    FROM clientele.service_needs n
    WHERE n.tenant_id = ${tenant} AND n.service_id = ${service}
    ORDER BY n.position`.execute(tx);
  return rows;
}
