import { bookings, calendar } from './bookings.ts';
import { first } from './first.ts';
import { further } from './further.ts';

/** All words of the screens in English; the other languages have the same keys. */
export const en = { ...first, ...further, bookings, calendar };
