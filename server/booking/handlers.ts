import { booking } from '#contract/booking';
import { implement } from '#platform/handler';
import { hours } from './availability/handlers.ts';
import { calendarPage } from './bookings/calendar/handlers.ts';
import { bookingHandlers } from './bookings/handlers.ts';
import { calendarHandlers } from './calendars/handlers.ts';
import { holidayHandlers } from './holidays/handlers.ts';
import { ownHandlers } from './own/handlers.ts';
import { packageHandlers } from './packages/handlers.ts';
import { pageHandlers } from './page/handlers.ts';
import { resources } from './resources/handlers.ts';
import { reviewHandlers } from './reviews/handlers.ts';
import { seriesHandlers } from './series/handlers.ts';
import { serviceHandlers } from './services/handlers.ts';
import { changeSettings } from './settings/change.ts';
import { readSettings } from './settings/read.ts';
import { totalsOf } from './totals/of-customer.ts';
import { waitlistHandlers } from './waitlist/handlers.ts';
import { slotHandlers } from './times/handlers.ts';

/** What answers for booking. */
export const handlers = implement(booking, {
  getBookingSettings: ({ tx, who }) => readSettings(tx, who.tenant),
  updateBookingSettings: ({ tx, who, body }) => changeSettings(tx, who, body),
  ...serviceHandlers,
  ...resources,
  ...hours,
  ...holidayHandlers,
  ...ownHandlers,
  ...packageHandlers,
  getCustomerTotals: ({ tx, who, params }) => totalsOf(tx, who, params.id),
  ...pageHandlers,
  ...slotHandlers,
  ...bookingHandlers,
  ...calendarPage,
  ...seriesHandlers,
  ...waitlistHandlers,
  ...calendarHandlers,
  ...reviewHandlers,
});
