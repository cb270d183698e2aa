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
}

interface Row {
  readonly id: string;
  readonly froms: readonly number[];
  readonly tos: readonly number[];
}

/** No allocation is longer: a day, and a buffer of a day on either side. */
const longest = 4320;

/** What some resources are taken by between two instants, by resource. Those that are not are not there. */
export async function readTaken(
  tx: Tx,
  tenant: string,
  resources: readonly string[],
  { from, to }: Span,
): Promise<ReadonlyMap<string, Taken>> {
  const { rows: ours } = await sql<Row>`
    SELECT a.resource_id AS id, array_agg(a.from_minute) AS froms, array_agg(a.to_minute) AS tos
    FROM clientele.allocations a
    WHERE a.tenant_id = ${tenant} AND a.resource_id = ANY (${resources}::uuid[]) AND a.blocks
      AND a.from_minute > ${from - longest} AND a.from_minute < ${to} AND a.to_minute > ${from}
    GROUP BY a.resource_id`.execute(tx);
  const { rows: others } = await sql<Row>`
    SELECT e.resource_id AS id, array_agg(e.from_minute) AS froms, array_agg(e.to_minute) AS tos
    FROM clientele.external_busy e
    WHERE e.tenant_id = ${tenant} AND e.resource_id = ANY (${resources}::uuid[])
      AND e.to_minute > ${from} AND e.from_minute < ${to}
    GROUP BY e.resource_id`.execute(tx);
  const [busy, elsewhere] = [byResource(ours), byResource(others)];
  return new Map(
    [...new Set([...busy.keys(), ...elsewhere.keys()])].map((id) => [
      id,
      { busy: busy.get(id) ?? [], elsewhere: elsewhere.get(id) ?? [] },
    ]),
  );
}

function byResource(rows: readonly Row[]): Map<string, number[]> {
  return new Map(
    rows.map(({ id, froms, tos }) => [
      id,
      froms.flatMap((from, place) => [from, tos[place] as number]),
    ]),
  );
}
