import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { Assignment } from '../slots/types.ts';

/** One whom or which a need may take. */
export interface Member {
  readonly id: string;
  readonly location: string | null;
  readonly zone: string;
  readonly hasHours: boolean;
  readonly lanes: number;
  readonly dailyCap: number | null;
  readonly weight: number;
}

/** What a service takes of one pool. */
export interface NeedRules {
  /** Id of the need; of the resource itself where it is that by which a service has so many places at once. */
  readonly id: string;
  readonly label: string;
  readonly quantity: number;
  readonly assignment: Assignment;
  /** Whether customers say whom they want. */
  readonly choice: 'no' | 'may' | 'must';
  readonly members: readonly Member[];
}

const member = sql`json_build_object('id', r.id, 'location', r.location_id, 'zone', r.zone,
  'hasHours', r.has_hours, 'lanes', r.lanes, 'dailyCap', r.daily_cap`;

/**
 * What a service takes, in its order; last what bounds how often it may be had at once. Resources that are archived are not
 * there any more.
 */
export async function readNeeds(
  tx: Tx,
  tenant: string,
  service: string,
  capResource: string | null,
): Promise<readonly NeedRules[]> {
  const { rows } = await sql<NeedRules>`
    SELECT n.id, n.label, n.quantity, n.assignment, n.choice, n.position,
      (SELECT coalesce(json_agg(${member}, 'weight', m.weight) ORDER BY r.position, r.id), '[]')
        FROM clientele.need_resources m
        JOIN clientele.resources r ON r.tenant_id = ${tenant} AND r.id = m.resource_id AND r.archived_at IS NULL
        WHERE m.tenant_id = ${tenant} AND m.need_id = n.id) AS members
    FROM clientele.service_needs n WHERE n.tenant_id = ${tenant} AND n.service_id = ${service}
    UNION ALL
    SELECT r.id, '', 1, 'chosen', 'no', NULL, json_build_array(${member}, 'weight', 1))
    FROM clientele.resources r WHERE r.tenant_id = ${tenant} AND r.id = ${capResource}
    ORDER BY position NULLS LAST, id`.execute(tx);
  return rows;
}
