import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { money } from '../payments.ts';
import { customerId, instant, ofCustomer } from '../shapes.ts';

const many = z.number().int();

/** What a customer's bookings and payments come to. */
const totals = z.object({
  bookings: z.object({
    /** But for those whose place another took, and holds that ran out. */
    all: many,
    ahead: many,
    completed: many,
    cancelled: many,
    noShows: many,
  }),
  firstBookedAt: instant.nullable(),
  /** When they were here last, and when they come next. */
  lastVisitAt: instant.nullable(),
  nextVisitAt: instant.nullable(),
  /** How much in earnest they seemed when they booked last, 0 to 100. */
  leadScore: many.nullable(),
  /** What they paid less what went back, by currency; null for whoever may not see payments. */
  revenue: z.array(money).nullable(),
});

/** What is known of a customer by adding up: read from what happened, whenever it is asked for. */
export const totalsOperations = {
  getCustomerTotals: operation({
    method: 'GET',
    path: '/api/customers/{id}/totals',
    summary: 'Add up the bookings, visits and payments of a customer',
    who: staff('bookings.read'),
    authority: 'caller',
    params: z.object({ id: customerId }),
    reply: ofCustomer(totals),
  }),
};
