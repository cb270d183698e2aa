import type { z } from 'zod';
import type { publicOperations } from '#contract/booking/public';

/** What can be booked of a business, and where. */
export type Page = z.output<typeof publicOperations.getBookingPage.reply>;

/** A service in the list of all. */
export type Listed = Page['services'][number];

/** A service with all that is read before booking it. */
export type Service = z.output<typeof publicOperations.getPublicService.reply>;
