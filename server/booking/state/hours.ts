import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Override, WeekRange } from '../slots/types.ts';
import type { Day } from '../zones/convert.ts';

/** What is written down of when one resource can be had. */
export interface WrittenHours {
  readonly week: readonly WeekRange[];
  readonly overrides: ReadonlyMap<Day, readonly Override[]>;
  /** Time off as it comes: instants in minutes, `[from, to, …]`. */
  readonly off: readonly number[];
}

interface Row {
  readonly id: string;
  readonly week: readonly WeekRange[];
  readonly overrides: readonly (Override & { readonly day: Day })[];
  readonly off: readonly (readonly [number, number])[];
}

/**
 * The hours of some resources, by id. What is over for more than a week is not among them; hours with no limit of their own
 * bear as many at once as any resource may.
 */
export async function readHours(
  tx: Tx,
  tenant: string,
  resources: readonly string[],
): Promise<ReadonlyMap<string, WrittenHours>> {
  const recent = new Date(now().getTime() - 8 * 86_400_000);
  const { rows } = await sql<Row>`
    SELECT r.id,
      (SELECT coalesce(json_agg(json_build_object('weekday', t.weekday, 'from', t.from_minute, 'to', t.to_minute,
          'kind', t.kind, 'most', coalesce(t.max_bookings, 200), 'validFrom', t.valid_from - DATE '1970-01-01',
          'validTo', t.valid_to - DATE '1970-01-01') ORDER BY t.weekday, t.from_minute), '[]')
        FROM clientele.availability_templates t
        WHERE t.tenant_id = ${tenant} AND t.resource_id = r.id AND t.is_active) AS week,
      (SELECT coalesce(json_agg(json_build_object('day', o.day - DATE '1970-01-01', 'kind', o.kind,
          'from', o.from_minute, 'to', o.to_minute, 'most', o.capacity) ORDER BY o.day, o.from_minute), '[]')
        FROM clientele.availability_overrides o
        WHERE o.tenant_id = ${tenant} AND o.resource_id = r.id AND o.day > ${recent}::date) AS overrides,
      (SELECT coalesce(json_agg(json_build_array(floor(extract(epoch FROM f.starts_at) / 60)::int,
          ceil(extract(epoch FROM f.ends_at) / 60)::int)), '[]')
        FROM clientele.time_off f
        WHERE f.tenant_id = ${tenant} AND f.resource_id = r.id AND f.ends_at > ${recent}) AS off
    FROM unnest(${resources}::uuid[]) AS r (id)`.execute(tx);
  return new Map(
    rows.map(({ id, week, overrides, off }) => [
      id,
      { week, overrides: Map.groupBy(overrides, ({ day }) => day), off: off.flat() },
    ]),
  );
}

/** A day on which the business is closed, or one place of it. */
export interface Holiday {
  readonly day: Day;
  readonly location: string | null;
}

/** The days on which a business is closed, those that are over left out. */
export async function readHolidays(tx: Tx, tenant: string): Promise<readonly Holiday[]> {
  const recent = new Date(now().getTime() - 8 * 86_400_000);
  const { rows } = await sql<Holiday>`
    SELECT day - DATE '1970-01-01' AS day, location_id AS location FROM clientele.holidays
    WHERE tenant_id = ${tenant} AND is_closed AND day > ${recent}::date`.execute(tx);
  return rows;
}
