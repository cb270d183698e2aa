import type { holidayOperations } from '#contract/booking/holidays';
import type { Handlers } from '#platform/handler';
import { listHolidays } from './list.ts';
import { holidayRegions } from './regions.ts';
import { setHolidays } from './set.ts';
import { suggestHolidays } from './suggest.ts';

/** What answers for holidays. */
export const holidayHandlers: Handlers<typeof holidayOperations> = {
  listHolidays: ({ tx, who }) => listHolidays(tx, who.tenant),
  setHolidays: ({ who, body, ports }) => setHolidays(ports.db, who, body),
  suggestHolidays: ({ who, query, ports }) => suggestHolidays(ports.db, who, query),
  listHolidayRegions: ({ query }) => holidayRegions(query.country),
};
