import type { booking } from './en/booking.ts';

/** Words of the booking page in one language. */
export type BookingWords = { readonly [Key in keyof typeof booking]: string };
