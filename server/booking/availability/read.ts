import type { Override, WeekRange } from '#contract/booking/hours';
import type { Resource } from '#contract/booking/resources';
import { inSeconds } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { minuteOf } from '../zones/text.ts';
import type { Off, Standing } from './standing.ts';

/** What is otherwise, and times off, are known for so many days back. */
export const daysBack = 90;

/** Most rows of a kind that are read of one resource. */
const mostRows = 10_000;

const since = () => inSeconds(-daysBack * 24 * 3600);

/** When a resource can be had, as it was put down. As `caller`. */
export async function readStanding(tx: Tx, tenant: string, resource: Resource): Promise<Standing> {
  const [week, overrides, timeOff, holidays] = await Promise.all([
    readWeek(tx, tenant, resource.id),
    readOverrides(tx, tenant, resource.id),
    readTimeOff(tx, tenant, resource.id),
    readHolidays(tx, tenant, resource.location),
  ]);
  return { resource, week, overrides, timeOff, holidays };
}

async function readWeek(tx: Tx, tenant: string, resource: string): Promise<WeekRange[]> {
  const rows = await tx
    .selectFrom('availability_templates')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('resource_id', '=', resource)
    .where('is_active', '=', true)
    .orderBy('weekday')
    .orderBy('from_minute')
    .orderBy('kind', 'desc')
    .orderBy('valid_from')
    .limit(mostRows)
    .execute();
  return rows.map((row) => ({
    weekday: row.weekday,
    from: row.from_minute,
    to: row.to_minute,
    kind: row.kind as WeekRange['kind'],
    most: row.max_bookings,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
}

async function readOverrides(
  tx: Tx,
  tenant: string,
  resource: string,
): Promise<Map<string, Override[]>> {
  const rows = await tx
    .selectFrom('availability_overrides')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('resource_id', '=', resource)
    .where('day', '>=', since().toISOString().slice(0, 10))
    .orderBy('day')
    .orderBy('from_minute')
    .limit(mostRows)
    .execute();
  const all = rows.map((row): [string, Override] => [
    row.day,
    {
      kind: row.kind as Override['kind'],
      from: row.from_minute,
      to: row.to_minute,
      most: row.capacity,
      reason: row.reason,
    },
  ]);
  const days = Map.groupBy(all, ([day]) => day);
  return new Map([...days].map(([day, said]) => [day, said.map(([, one]) => one)]));
}

async function readTimeOff(tx: Tx, tenant: string, resource: string): Promise<Off[]> {
  const rows = await tx
    .selectFrom('time_off')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('resource_id', '=', resource)
    .where('ends_at', '>', since())
    .orderBy('starts_at')
    .limit(mostRows)
    .execute();
  return rows.map(({ id, starts_at, ends_at, note }) => ({
    id,
    from: minuteOf(starts_at),
    to: minuteOf(ends_at),
    note,
  }));
}

async function readHolidays(tx: Tx, tenant: string, location: string | null): Promise<string[]> {
  const rows = await tx
    .selectFrom('holidays')
    .select('day')
    .where('tenant_id', '=', tenant)
    .where('is_closed', '=', true)
    .where('day', '>=', since().toISOString().slice(0, 10))
    .where((either) =>
      either.or([either('location_id', 'is', null), either('location_id', '=', location)]),
    )
    .limit(mostRows)
    .execute();
  return rows.map(({ day }) => day);
}
