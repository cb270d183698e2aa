import type { holidayOperations } from '#contract/booking/holidays';
import type { ReplyOf } from '#contract/operation';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { readBusiness } from '#tenancy';

type Listed = ReplyOf<typeof holidayOperations.listHolidays>;

/** Days from this year on on which a business is closed, and whose public holidays are put down by themselves. */
export async function listHolidays(tx: Tx, tenant: string): Promise<Listed> {
  const first = await firstDay(tx, tenant);
  const [settings, rows] = await Promise.all([
    tx
      .selectFrom('booking_settings')
      .select('holiday_region')
      .where('tenant_id', '=', tenant)
      .executeTakeFirst(),
    tx
      .selectFrom('holidays')
      .select(['day', 'name', 'location_id', 'is_closed', 'source'])
      .where('tenant_id', '=', tenant)
      .where('day', '>=', first)
      .orderBy('day')
      .orderBy('location_id')
      .limit(1000)
      .execute(),
  ]);
  return {
    region: settings?.holiday_region ?? null,
    holidays: rows.map(({ day, name, location_id, is_closed, source }) => ({
      day,
      name,
      location: location_id,
      isClosed: is_closed,
      source: source as 'region' | 'own',
    })),
  };
}

/** The first of January of the present year, by the clock of the business. What was before stays as it was. */
export async function firstDay(tx: Tx, tenant: string): Promise<string> {
  const { timeZone } = await readBusiness(tx, tenant);
  const today = Temporal.Instant.from(now().toISOString()).toZonedDateTimeISO(timeZone);
  return `${today.year}-01-01`;
}
