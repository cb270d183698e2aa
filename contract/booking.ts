import { bookingActs } from './booking/acts.ts';
import { bookingsOperations } from './booking/bookings.ts';
import { byLink } from './booking/by-link.ts';
import { calendarPageOperations } from './booking/calendar.ts';
import { calendarOperations } from './booking/calendars.ts';
import { feedOperations } from './booking/feeds.ts';
import { ownOperations } from './booking/own.ts';
import { packageOperations } from './booking/packages.ts';
import { placing } from './booking/place.ts';
import { seriesOperations } from './booking/series.ts';
import { waitlistOperations } from './booking/waitlist.ts';
import { publicOperations } from './booking/public.ts';
import { serviceOperations } from './booking/services.ts';
import { hoursOperations } from './booking/hours.ts';
import { resourceOperations } from './booking/resources.ts';
import { holidayOperations } from './booking/holidays.ts';
import { zoneReviewOperations } from './booking/zone-reviews.ts';
import { totalsOperations } from './booking/totals.ts';
import { bookingSettingsOperations } from './booking/settings.ts';
import { slotOperations } from './booking/slots.ts';

/** Services, hours, free times and bookings. */
export const booking = {
  ...bookingSettingsOperations,
  ...serviceOperations,
  ...resourceOperations,
  ...hoursOperations,
  ...calendarOperations,
  ...feedOperations,
  ...ownOperations,
  ...packageOperations,
  ...totalsOperations,
  ...placing,
  ...bookingsOperations,
  ...byLink,
  ...bookingActs,
  ...calendarPageOperations,
  ...seriesOperations,
  ...waitlistOperations,
  ...publicOperations,
  ...slotOperations,
  ...holidayOperations,
  ...zoneReviewOperations,
};
