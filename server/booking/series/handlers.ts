import type { seriesOperations } from '#contract/booking/series';
import type { Handlers } from '#platform/handler';
import { cancelSeries } from './cancel.ts';
import { placeSeries } from './place.ts';

/** What answers for bookings that repeat. */
export const seriesHandlers: Handlers<typeof seriesOperations> = {
  placeSeries: ({ tx, who, body }) => placeSeries(tx, who, body),
  cancelSeries: ({ tx, who, params, body }) => cancelSeries(tx, who, { ...params, ...body }),
};
