import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { anyCustomer, id, instant, line, page, paging, askedAs, text } from '../shapes.ts';
import {
  booking,
  bookingDetail,
  bookingSource,
  bookingStatus,
  exemptions,
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
      source: bookingSource.default('phone'),
      /** Whether it waits to be confirmed, whatever the service says. */
      isPending: z.boolean().default(false),
    }),
    status: 201,
    reply: bookingDetail,
    errors: ['slot_taken', 'slot_not_offered', 'seats_short', 'cap_reached', 'erased'],
  }),
};
