export { readBooking } from './bookings/read.ts';
export { failingCalendars } from './calendars/sources/failing.ts';
export { composers } from './composers.ts';
export { handlers } from './handlers.ts';
export { waitingZoneReviews } from './reviews/list.ts';
export { tasks } from './tasks.ts';
