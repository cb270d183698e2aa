import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { id, line, text } from '../shapes.ts';
import {
  booking,
  bookingSource,
  exemptions,
  packageErrors,
  saidOfBooking,
  wantedTime,
} from './booking.ts';
import { whoBooks } from './bookings.ts';

const params = z.object({ id });

/** Bookings that repeat. */
export const seriesOperations = {
  placeSeries: operation({
    method: 'POST',
    path: '/api/booking-series',
    summary: 'Book times that repeat by the clock on the wall: all of them, or none',
    who: staff('bookings.change'),
    authority: 'engine',
    body: z.strictObject({
      ...wantedTime,
      ...whoBooks,
      ...saidOfBooking,
      /** By RFC 5545, as in `FREQ=WEEKLY;COUNT=10`; bounded by COUNT or UNTIL, at most 104 times. */
      rule: line(500),
      despite: z.array(z.enum(exemptions)).max(exemptions.length).default([]),
      staffNote: text(5000).nullable().default(null),
      /** The package that pays for all of them. */
      package: id.nullable().default(null),
      source: bookingSource.default('phone'),
    }),
    status: 201,
    reply: z.object({ series: id, rows: z.array(booking) }),
    errors: ['not_found', 'series_conflict', 'erased', ...packageErrors],
  }),
  cancelSeries: operation({
    method: 'POST',
    path: '/api/booking-series/{id}/cancel',
    summary: 'Cancel what is still to come of bookings that repeat',
    who: staff('bookings.change'),
    authority: 'caller',
    params,
    body: z.strictObject({
      reason: text(1000).nullable().default(null),
      refund: z.enum(['policy', 'none', 'all']).default('all'),
    }),
    reply: z.object({ cancelled: z.number().int() }),
  }),
};
