import type { calendarPageOperations } from '#contract/booking/calendar';
import type { Handlers } from '#platform/handler';
import { readCalendar } from './read.ts';

/** What answers for the calendar. */
export const calendarPage: Handlers<typeof calendarPageOperations> = {
  getCalendar: ({ tx, who, query }) => readCalendar(tx, who.tenant, query),
};
