import type { Reply } from '../api/call.ts';

/** What can be booked of a business, and where. */
export type PageOf = Reply<'getBookingPage'>;

/** Where it can be had. */
export type Location = PageOf['locations'][number];

/** A service in the list of all. */
export type Listed = PageOf['services'][number];

/** A service with all that one chooses and reads before booking it. */
export type Service = Reply<'getPublicService'>;

/** Something that is asked of whoever books. */
export type Question = Service['questions'][number];

/** A booking as whoever made it sees it. */
export type Booking = Reply<'getByLink'>;

/** How a booking is paid, and how that stands. */
export type Paying = Reply<'payByLink'>;
