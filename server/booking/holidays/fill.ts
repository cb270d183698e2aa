import { record } from '#audit';
import type { Database } from '#platform/db';
import { newId } from '#platform/ids';
import type { TaskHandler } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { readBusiness } from '#tenancy';
import type { PayloadOf } from '../../tasks.ts';
import { raiseRules } from '../state/version.ts';
import { firstDay } from './list.ts';
import { type PublicHoliday, publicHolidays } from './regions.ts';

/**
 * Puts down the public holidays of this year and the next that are not there yet; days that staff put down stay as they are.
 * @returns how many came
 */
export async function putDown(
  tx: Tx,
  tenant: string,
  found: readonly PublicHoliday[],
): Promise<number> {
  if (found.length === 0) return 0;
  const rows = found.map(({ day, name }) => ({
    tenant_id: tenant,
    id: newId(),
    day,
    name,
    location_id: null,
    is_closed: true,
    source: 'region' as const,
  }));
  const put = await tx
    .insertInto('holidays')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return put.length;
}

/** Public holidays of a region, this year’s and the next, in the language of the business; undefined for one nobody knows. */
export async function holidaysAhead(
  db: Database,
  who: Tenanted,
  region: string,
): Promise<PublicHoliday[] | undefined> {
  const { language, first } = await db.as(who, 'caller', async (tx) => ({
    ...(await readBusiness(tx, who.tenant)),
    first: await firstDay(tx, who.tenant),
  }));
  // Outside of any transaction: it takes a while.
  const year = Number(first.slice(0, 4));
  const years = await Promise.all(
    [year, year + 1].map((each) => publicHolidays(region, each, language)),
  );
  return years[0] === undefined ? undefined : years.flatMap((each) => each ?? []);
}

/** Says that holidays changed. */
export async function tellOfChange(tx: Tx, who: Tenanted, days: number): Promise<void> {
  await record(tx, who, {
    type: 'holidays.changed',
    subject: { kind: 'business', id: who.tenant },
    facts: { days },
  });
}

/** Puts down public holidays as years come near, where a region was chosen. */
export const fill: TaskHandler<PayloadOf<'holidays.fill'>> = async ({ db, who, done }) => {
  const { tenant } = who;
  const row = await db.as(who, 'caller', (tx) =>
    tx
      .selectFrom('booking_settings')
      .select('holiday_region')
      .where('tenant_id', '=', tenant)
      .executeTakeFirst(),
  );
  const region = row?.holiday_region ?? null;
  const found = region === null ? [] : ((await holidaysAhead(db, who, region)) ?? []);
  await db.as(who, 'caller', async (tx) => {
    const days = await putDown(tx, tenant, found);
    if (days > 0) {
      await raiseRules(tx, tenant);
      await tellOfChange(tx, who, days);
    }
    await done(tx);
  });
};
