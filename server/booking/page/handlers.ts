import type { publicOperations } from '#contract/booking/public';
import type { Handlers } from '#platform/handler';
import { readPage } from './page.ts';
import { readPublicService } from './one-service.ts';

/** What answers anybody who comes to a booking page. */
export const pageHandlers: Handlers<typeof publicOperations> = {
  getBookingPage: ({ tx, who, query }) => readPage(tx, who, query.language),
  getPublicService: ({ tx, who, params, query }) =>
    readPublicService(tx, who, params.service, query.language),
};
