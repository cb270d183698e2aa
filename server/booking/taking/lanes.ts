import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** A stretch of a resource that bears several at once. */
export interface Stretch {
  readonly id: string;
  readonly lane: number;
  readonly from: number;
  readonly to: number;
}

const overlap = (one: Omit<Stretch, 'id' | 'lane'>, other: Omit<Stretch, 'id' | 'lane'>) =>
  one.from < other.to && other.from < one.to;

/** The first lane in which nothing is in the way; undefined where every one is taken at some minute. */
export function freeLane(
  taken: readonly Stretch[],
  wanted: { readonly from: number; readonly to: number },
  lanes: number,
): number | undefined {
  const full = new Set(taken.filter((one) => overlap(one, wanted)).map(({ lane }) => lane));
  return Array.from({ length: lanes }, (_, lane) => lane).find((lane) => !full.has(lane));
}

/**
 * Lanes anew for stretches that never are more at once than there are lanes, whatever lanes they had: in the order in which
 * they begin, each the first that is free by then (interval graphs are coloured best so). Undefined where there are more.
 */
export function laid(all: readonly Omit<Stretch, 'lane'>[], lanes: number): Stretch[] | undefined {
  const ends: number[] = Array.from({ length: lanes }, () => -Infinity);
  const placed: Stretch[] = [];
  for (const one of all.toSorted((a, b) => a.from - b.from)) {
    const lane = ends.findIndex((end) => end <= one.from);
    if (lane === -1) return undefined;
    ends[lane] = one.to;
    placed.push({ ...one, lane });
  }
  return placed;
}

/** Everything that is taken of a resource and hangs together with a stretch of it: what overlaps it, and what overlaps that. */
export async function around(
  tx: Tx,
  tenant: string,
  resource: string,
  wanted: { readonly from: number; readonly to: number },
): Promise<Stretch[]> {
  let span = wanted;
  for (;;) {
    const { rows } = await sql<Stretch>`
      SELECT id, lane, from_minute AS "from", to_minute AS "to" FROM clientele.allocations
      WHERE tenant_id = ${tenant} AND resource_id = ${resource} AND blocks
        AND from_minute > ${span.from - longest} AND from_minute < ${span.to} AND to_minute > ${span.from}`.execute(
      tx,
    );
    const from = Math.min(span.from, ...rows.map((one) => one.from));
    const to = Math.max(span.to, ...rows.map((one) => one.to));
    if (from === span.from && to === span.to) return rows;
    span = { from, to };
  }
}

/** No allocation is longer: a day, and a buffer of a day on either side. */
const longest = 4320;

/** Gives stretches that are taken other lanes: taken out and put in again, for in between two may lie in one. */
export async function relay(tx: Tx, tenant: string, all: readonly Stretch[]): Promise<void> {
  const lanes = JSON.stringify(all.map(({ id, lane }) => ({ id, lane })));
  const { rows } = await sql`
    DELETE FROM clientele.allocations a USING json_to_recordset(${lanes}::json) AS r (id uuid, lane smallint)
    WHERE a.tenant_id = ${tenant} AND a.id = r.id
    RETURNING a.id, r.lane, a.resource_id, a.from_minute, a.to_minute, a.booking_id, a.session_id, a.need_id`.execute(
    tx,
  );
  await sql`
    INSERT INTO clientele.allocations (tenant_id, id, lane, resource_id, from_minute, to_minute, booking_id, session_id, need_id)
    SELECT ${tenant}::uuid, r.* FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (id uuid, lane smallint,
      resource_id uuid, from_minute integer, to_minute integer, booking_id uuid, session_id uuid, need_id uuid)`.execute(
    tx,
  );
}
