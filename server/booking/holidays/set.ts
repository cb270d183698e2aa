import type { holidayOperations } from '#contract/booking/holidays';
import type { BodyOf, ReplyOf } from '#contract/operation';
import type { Database } from '#platform/db';
import { newId } from '#platform/ids';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { listLocations } from '#tenancy';
import { raiseRules } from '../state/version.ts';
import { holidaysAhead, putDown, tellOfChange } from './fill.ts';
import { firstDay, listHolidays } from './list.ts';
import type { PublicHoliday } from './regions.ts';

type Operations = typeof holidayOperations;
type Wanted = BodyOf<Operations['setHolidays']>;

/**
 * Puts holidays from this year on in place of those that are there, and adds the public ones of the region.
 * @throws {Refusal} `not_found` for a location, `invalid_input`
 */
export async function setHolidays(
  db: Database,
  who: Staff | Key,
  wanted: Wanted,
): Promise<ReplyOf<Operations['setHolidays']>> {
  const { region } = wanted;
  const found = region === null ? [] : await holidaysAhead(db, who, region);
  if (found === undefined) return refuseField('region', 'is no region whose holidays are known');
  return db.as(who, 'caller', (tx) => replace(tx, who, wanted, found));
}

async function replace(
  tx: Tx,
  who: Staff | Key,
  { region, holidays }: Wanted,
  found: readonly PublicHoliday[],
): Promise<ReplyOf<Operations['setHolidays']>> {
  const { tenant } = who;
  const first = await firstDay(tx, tenant);
  noContradictions(holidays, first);
  await ofTheirs(tx, tenant, holidays);
  // First: it makes the row, and has others wait who change holidays too.
  await raiseRules(tx, tenant);
  await tx
    .updateTable('booking_settings')
    .set({ holiday_region: region })
    .where('tenant_id', '=', tenant)
    .execute();
  await tx
    .deleteFrom('holidays')
    .where('tenant_id', '=', tenant)
    .where('day', '>=', first)
    .execute();
  if (holidays.length > 0)
    await tx
      .insertInto('holidays')
      .values(
        holidays.map(({ day, name, location, isClosed, source }) => ({
          tenant_id: tenant,
          id: newId(),
          day,
          name,
          location_id: location,
          is_closed: isClosed,
          source,
        })),
      )
      .execute();
  const added = await putDown(tx, tenant, found);
  await tellOfChange(tx, who, holidays.length + added);
  return listHolidays(tx, tenant);
}

function noContradictions(holidays: Wanted['holidays'], first: string): void {
  const seen = new Set<string>();
  for (const [place, { day, location }] of holidays.entries()) {
    const key = `${day} ${location}`;
    if (day < first) refuseField(`holidays.${place}.day`, 'must not be before this year');
    if (seen.has(key)) refuseField(`holidays.${place}.day`, 'is there twice for the same place');
    seen.add(key);
  }
}

async function ofTheirs(tx: Tx, tenant: string, holidays: Wanted['holidays']): Promise<void> {
  const asked = new Set(holidays.flatMap(({ location }) => location ?? []));
  if (asked.size === 0) return;
  const theirs = new Set((await listLocations(tx, tenant)).map(({ id }) => id));
  for (const location of asked) if (!theirs.has(location)) refuse('not_found');
}
