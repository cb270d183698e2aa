import type { Words } from '../shape.ts';
import { bookings, calendar } from './bookings.ts';
import { first } from './first.ts';
import { further } from './further.ts';

/** All words of the screens in French. */
export const fr: Words = { ...first, ...further, bookings, calendar };
