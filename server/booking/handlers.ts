import { booking } from '#contract/booking';
import { implement } from '#platform/handler';
import { followFeed } from './calendars/feeds/follow.ts';
import { listFeeds } from './calendars/feeds/list.ts';
import { makeFeed, revokeFeed } from './calendars/feeds/make.ts';
import { addSource } from './calendars/sources/add.ts';
import { readNow, removeSource } from './calendars/sources/remove.ts';
import { listSources } from './calendars/sources/shown.ts';
import { tryCalendar } from './calendars/sources/try.ts';
import { seriesHandlers } from './series/handlers.ts';
import { pageHandlers } from './page/handlers.ts';
import { serviceHandlers } from './services/handlers.ts';
import { hours } from './availability/handlers.ts';
import { calendarHandlers } from './calendars/handlers.ts';
import { holidayHandlers } from './holidays/handlers.ts';
import { resources } from './resources/handlers.ts';
import { bookingHandlers } from './bookings/handlers.ts';
import { listHolidays } from './holidays/list.ts';
import { holidayRegions } from './holidays/regions.ts';
import { setHolidays } from './holidays/set.ts';
import { suggestHolidays } from './holidays/suggest.ts';
import { reviewHandlers } from './reviews/handlers.ts';
import { serviceHandlers } from './services/handlers.ts';
import { changeSettings } from './settings/change.ts';
import { readSettings } from './settings/read.ts';
import { slotHandlers } from './times/handlers.ts';

/** What answers for booking. */
export const handlers = implement(booking, {
  ...pageHandlers,
  ...slotHandlers,
  ...serviceHandlers,
  ...bookingHandlers,
  ...seriesHandlers,
  getBookingSettings: ({ tx, who }) => readSettings(tx, who.tenant),
  updateBookingSettings: ({ tx, who, body }) => changeSettings(tx, who, body),
  listCalendars: ({ tx, who, ports }) => listSources(tx, who, ports.calendars.twinUrl),
  tryCalendar: ({ body, ports }) => tryCalendar(ports.calendars, body),
  addCalendar: ({ who, body, ports }) => addSource(ports, who, body),
  readCalendar: ({ tx, who, params }) => readNow(tx, who, params.id),
  removeCalendar: ({ tx, who, params }) => removeSource(tx, who, params.id),
  listFeeds: ({ tx, who }) => listFeeds(tx, who),
  makeFeed: ({ tx, who, body, ports }) => makeFeed(tx, who, body, ports.config.publicUrl),
  revokeFeed: ({ tx, who, params }) => revokeFeed(tx, who, params.id),
  listHolidays: ({ tx, who }) => listHolidays(tx, who.tenant),
  setHolidays: ({ who, body, ports }) => setHolidays(ports.db, who, body),
  suggestHolidays: ({ who, query, ports }) => suggestHolidays(ports.db, who, query),
  listHolidayRegions: ({ query }) => holidayRegions(query.country),
  getFeed: ({ who, params, ports }) => followFeed(ports, who, params),
  ...resources,
  ...hours,
  ...calendarHandlers,
  ...holidayHandlers,
  ...reviewHandlers,
  getBookingSettings: ({ tx, who }) => readSettings(tx, who.tenant),
  updateBookingSettings: ({ tx, who, body }) => changeSettings(tx, who, body),
});
