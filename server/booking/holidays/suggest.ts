import type { Database } from '#platform/db';
import { refuse } from '#platform/refuse';
import type { Tenanted } from '#platform/who';
import { readBusiness } from '#tenancy';
import { type PublicHoliday, publicHolidays } from './regions.ts';

/** Public holidays of a region in a year, in the language of the business. @throws {Refusal} `not_found` */
export async function suggestHolidays(
  db: Database,
  who: Tenanted,
  { region, year }: { readonly region: string; readonly year: number },
): Promise<{ holidays: PublicHoliday[] }> {
  const { language } = await db.as(who, 'caller', (tx) => readBusiness(tx, who.tenant));
  const holidays = await publicHolidays(region, year, language);
  return holidays === undefined ? refuse('not_found') : { holidays };
}
