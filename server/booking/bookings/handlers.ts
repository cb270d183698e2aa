import type { bookingsOperations } from '#contract/booking/bookings';
import type { placing } from '#contract/booking/place';
import { type Handlers, sharing } from '#platform/handler';
import { tenantKeys } from '#platform/keys';
import { refuse } from '#platform/refuse';
import { proofTask } from '../guard/proof.ts';
import { placeAsGuests } from './as-guest.ts';
import { createBooking } from './as-staff.ts';
import { readHouse } from './house.ts';
import { listBookings } from './list.ts';
import { readBooking } from './read.ts';

const ofPage: Handlers<typeof placing> = {
  getProofTask: async ({ tx, who }) => {
    const tenant = 'tenant' in who ? who.tenant : undefined;
    if (tenant === undefined) return refuse('not_found');
    const { proofBits } = await readHouse(tx, tenant);
    return { challenge: proofTask(await tenantKeys(tx, tenant)), bits: proofBits };
  },
  placeBooking: sharing(placeAsGuests),
};

const ofStaff: Handlers<typeof bookingsOperations> = {
  listBookings: ({ tx, who, query }) => listBookings(tx, who, query),
  getBooking: ({ tx, who, params }) => readBooking(tx, who.tenant, params.id),
  createBooking: ({ tx, who, body }) => createBooking(tx, who, body),
};

/** What answers for bookings. */
export const bookingHandlers = { ...ofPage, ...ofStaff };
