import type { ownOperations } from '#contract/booking/own';
import type { Handlers } from '#platform/handler';
import { cancelMine, moveMine } from './change.ts';
import { listOwnBookings } from './list.ts';
import { listOwnPackages } from './packages.ts';

/** What answers customers about their own bookings and packages. */
export const ownHandlers: Handlers<typeof ownOperations> = {
  listOwnBookings: ({ tx, who, query }) => listOwnBookings(tx, who, query),
  cancelOwnBooking: ({ tx, who, params, body }) => cancelMine(tx, who, { ...params, ...body }),
  moveOwnBooking: ({ tx, who, params, body }) => moveMine(tx, who, { ...params, ...body }),
  listOwnPackages: ({ tx, who }) => listOwnPackages(tx, who),
};
