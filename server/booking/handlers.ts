import { booking } from '#contract/booking';
import { implement } from '#platform/handler';
import { changeSettings } from './settings/change.ts';
import { readSettings } from './settings/read.ts';

/** What answers for booking. */
export const handlers = implement(booking, {
  getBookingSettings: ({ tx, who }) => readSettings(tx, who.tenant),
  updateBookingSettings: ({ tx, who, body }) => changeSettings(tx, who, body),
});
