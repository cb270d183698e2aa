import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** Where and when something is looked at: instants in whole minutes. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** By what a resource is taken: `[from, to, …]`, buffers included. */
export interface Taken {
  readonly busy: readonly number[];
  /** As another calendar says. */
  readonly elsewhere: readonly number[];
  /** Another one as soon as anybody changes any of it; null where nobody ever has. */
  readonly mark: string | null;
}

interface Row {
  readonly id: string;
  readonly mark: string | null;
  readonly froms: string | null;
  readonly tos: string | null;
  readonly awayFroms: string | null;
  readonly awayTos: string | null;
}

/** No allocation is longer: a day, and a buffer of a day on either side. */
const longest = 4320;

/** The mark of a resource. What wrote it is in it, so that one that was undone and one that stands are never alike. */
export const markOf = sql`k.mark::text || ':' || k.xmin::text`;

/** What some resources are taken by between two instants, by resource, in one statement: with the marks that it is of. */
export async function readTaken(
  tx: Tx,
  tenant: string,
  resources: readonly string[],
  { from, to }: Span,
): Promise<ReadonlyMap<string, Taken>> {
  const { rows } = await sql<Row>`
    WITH ours AS (
      SELECT a.resource_id AS id, array_agg(a.from_minute)::text AS froms, array_agg(a.to_minute)::text AS tos
      FROM clientele.allocations a
      WHERE a.tenant_id = ${tenant} AND a.resource_id = ANY (${resources}::uuid[]) AND a.blocks
        AND a.from_minute > ${from - longest} AND a.from_minute < ${to} AND a.to_minute > ${from}
      GROUP BY a.resource_id
    ), away AS (
      SELECT e.resource_id AS id, array_agg(e.from_minute)::text AS froms, array_agg(e.to_minute)::text AS tos
      FROM clientele.external_busy e
      WHERE e.tenant_id = ${tenant} AND e.resource_id = ANY (${resources}::uuid[])
        AND e.to_minute > ${from} AND e.from_minute < ${to}
      GROUP BY e.resource_id
    )
    SELECT r.id, ${markOf} AS mark, o.froms, o.tos, w.froms AS "awayFroms", w.tos AS "awayTos"
    FROM unnest(${resources}::uuid[]) AS r (id)
    LEFT JOIN clientele.resource_marks k ON k.tenant_id = ${tenant} AND k.resource_id = r.id
    LEFT JOIN ours o ON o.id = r.id
    LEFT JOIN away w ON w.id = r.id`.execute(tx);
  return new Map(
    rows.map(({ id, mark, froms, tos, awayFroms, awayTos }) => [
      id,
      { mark, busy: pairs(froms, tos), elsewhere: pairs(awayFroms, awayTos) },
    ]),
  );
}

/** `{1,2}` and `{3,4}` as `[1, 3, 2, 4]`: read by hand, for a driver takes several times as long for lists of thousands. */
function pairs(froms: string | null, tos: string | null): number[] {
  if (froms === null || tos === null) return [];
  const ends = tos.slice(1, -1).split(',');
  return froms
    .slice(1, -1)
    .split(',')
    .flatMap((from, place) => [Number(from), Number(ends[place])]);
}
