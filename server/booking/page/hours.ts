import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import { setOf } from '../slots/intervals.ts';

/** Hours of every week, by the day on which they begin. */
export interface OpenHours {
  readonly weekday: number;
  readonly fromMinute: number;
  readonly toMinute: number;
}

interface Row {
  readonly location: string;
  readonly weekday: number;
  readonly from: number;
  readonly to: number;
}

/** When anybody or anything at a place can be had in any week, by place. */
export async function hoursOfPlaces(
  tx: Tx,
  tenant: string,
): Promise<ReadonlyMap<string, OpenHours[]>> {
  const { rows } = await sql<Row>`
    SELECT DISTINCT r.location_id AS location, t.weekday, t.from_minute AS from, t.to_minute AS to
    FROM clientele.resources r
    JOIN clientele.availability_templates t ON t.tenant_id = ${tenant} AND t.resource_id = r.id
      AND t.is_active AND t.kind = 'open' AND t.valid @> current_date
    WHERE r.tenant_id = ${tenant} AND r.archived_at IS NULL AND r.location_id IS NOT NULL`.execute(
    tx,
  );
  const places = Map.groupBy(rows, ({ location }) => location);
  return new Map([...places].map(([place, of]) => [place, togetherOf(of)]));
}

/** Hours of several as one, day by day. */
function togetherOf(rows: readonly Row[]): OpenHours[] {
  const days = Map.groupBy(rows, ({ weekday }) => weekday);
  return [...days]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([weekday, of]) => pairsOf(setOf(of.flatMap(({ from, to }) => [from, to])), weekday));
}

function pairsOf(all: readonly number[], weekday: number): OpenHours[] {
  return all.flatMap((fromMinute, place) =>
    place % 2 === 0 ? [{ weekday, fromMinute, toMinute: all[place + 1] as number }] : [],
  );
}
