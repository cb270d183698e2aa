import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { anyCustomer, askedAs, id, instant, line, page, paging, text } from '../shapes.ts';
import {
  booking,
  bookingDetail,
  bookingSource,
  bookingStatus,
  exemptions,
  packageErrors,
  timeErrors,
  saidOfBooking,
  wantedTime,
  writtenBooker,
} from './booking.ts';

const params = z.object({ id });

/** Which bookings are meant; what is not said does not matter. */
export const bookingFilters = {
  /** Those that begin from here on, until before there. */
  from: instant.optional(),
  to: instant.optional(),
  service: id.optional(),
  resource: id.optional(),
  location: id.optional(),
  status: z.array(bookingStatus).max(9).optional(),
  customer: anyCustomer,
  series: id.optional(),
  session: id.optional(),
  /** Part of a reference, or of a name. */
  q: line(100).optional(),
};

/** A customer of the business by id, or a person as they say they are. */
export const whoBooks = {
  customer: id.nullable().default(null),
  person: writtenBooker.nullable().default(null),
};

/** Bookings as staff work with them. */
export const bookingsOperations = {
  listBookings: operation({
    method: 'GET',
    path: '/api/bookings',
    summary: 'List bookings in the order of their start',
    who: staff('bookings.read'),
    authority: 'caller',
    query: z.strictObject({
      ...paging,
      ...bookingFilters,
      order: z.enum(['soonest', 'latest']).default('soonest'),
    }),
    reply: page(booking).extend({ askedAs }),
  }),
  countBookings: operation({
    method: 'GET',
    path: '/api/booking-counts',
    summary: 'Count bookings by where they stand',
    who: staff('bookings.read'),
    authority: 'caller',
    query: z.strictObject(bookingFilters),
    reply: z.object({
      all: z.number().int(),
      rows: z.array(z.object({ status: bookingStatus, bookings: z.number().int() })),
      askedAs,
    }),
  }),
  exportBookings: operation({
    method: 'GET',
    path: '/api/booking-exports',
    summary: 'Export bookings as CSV, in the order of their start',
    who: staff('bookings.export'),
    authority: 'none',
    query: z.strictObject(bookingFilters),
    download: 'text/csv',
  }),
  getBookingTimeline: operation({
    method: 'GET',
    path: '/api/bookings/{id}/timeline',
    summary: 'Read what happened to a booking and to its payments, newest first',
    who: staff('bookings.read'),
    authority: 'caller',
    params,
    query: z.strictObject(paging),
    reply: page(
      z.object({
        id,
        at: instant,
        type: z.string(),
        actor: z.object({ kind: z.string(), id: id.nullable() }),
        subject: z.object({ kind: z.string(), id }),
        facts: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
  walkIn: operation({
    method: 'POST',
    path: '/api/bookings/walk-ins',
    summary: 'Book for somebody who has come, from this minute on; they need no name',
    who: staff('bookings.change'),
    authority: 'engine',
    body: z.strictObject({
      service: id,
      option: id,
      location: id.nullable().default(null),
      party: z.number().int().min(1).max(1000).default(1),
      resources: z.array(id).max(20).default([]),
      ...whoBooks,
      staffNote: text(5000).nullable().default(null),
    }),
    status: 201,
    reply: bookingDetail,
    errors: ['not_found', 'slot_taken', 'slot_not_offered', 'seats_short', 'erased'],
  }),
  getBooking: operation({
    method: 'GET',
    path: '/api/bookings/{id}',
    summary: 'Show a booking whole',
    who: staff('bookings.read'),
    authority: 'caller',
    params,
    reply: bookingDetail,
  }),
  createBooking: operation({
    method: 'POST',
    path: '/api/bookings',
    summary: 'Book a time for a customer',
    who: staff('bookings.change'),
    authority: 'engine',
    body: z.strictObject({
      ...wantedTime,
      ...whoBooks,
      ...saidOfBooking,
      despite: z.array(z.enum(exemptions)).max(exemptions.length).default([]),
      staffNote: text(5000).nullable().default(null),
      /** The package of the customer, or of their household, that pays for it. */
      package: id.nullable().default(null),
      source: bookingSource.default('phone'),
      /** Whether it waits to be confirmed, whatever the service says. */
      isPending: z.boolean().default(false),
    }),
    status: 201,
    reply: bookingDetail,
    errors: ['not_found', ...timeErrors, 'erased', ...packageErrors],
  }),
};
