import type { VipBooking, VipBookingMove, VipPackage } from '#contract/vip';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';

/** Which of one's own bookings are wanted, and which page of them. */
export interface Wanted {
  readonly filter: 'future' | 'past' | 'all';
  readonly page: number;
  readonly limit: number;
}

/** What the VIP API needs of the room that keeps bookings. Everything is about the customer who asks, and nobody else. */
export interface BookingsRoom {
  list(tx: Tx, who: Customer, wanted: Wanted): Promise<{ rows: VipBooking[]; all: number }>;
  /** @throws {Refusal} `not_found` for a booking that is not theirs */
  cancel(tx: Tx, who: Customer, booking: { id: string; reason: string }): Promise<void>;
  /** @throws {Refusal} `not_found` for a booking that is not theirs */
  move(tx: Tx, who: Customer, booking: { id: string } & VipBookingMove): Promise<VipBooking>;
}

/** What it needs of the room that keeps packages. */
export interface PackagesRoom {
  list(tx: Tx, who: Customer): Promise<VipPackage[]>;
}

/** Where no bookings are kept, nobody has any. */
const bookings: BookingsRoom = {
  list: () => Promise.resolve({ rows: [], all: 0 }),
  cancel: async () => refuse('not_found'),
  move: async () => refuse('not_found'),
};

/** Where no packages are kept, nobody has any. */
const packages: PackagesRoom = { list: () => Promise.resolve([]) };

/** A page of one's own bookings, as callers of the VIP API have it. */
export async function listBookings(tx: Tx, who: Customer, wanted: Wanted) {
  const { rows, all } = await bookings.list(tx, who, wanted);
  return {
    bookings: rows,
    pagination: {
      currentPage: wanted.page,
      totalPages: Math.ceil(all / wanted.limit),
      totalCount: all,
    },
  };
}

/** Cancels one's own booking. @throws {Refusal} `not_found` */
export function cancelBooking(...given: Parameters<BookingsRoom['cancel']>): Promise<void> {
  return bookings.cancel(...given);
}

/** Moves one's own booking. @throws {Refusal} `not_found` */
export function moveBooking(...given: Parameters<BookingsRoom['move']>): Promise<VipBooking> {
  return bookings.move(...given);
}

/** One's own packages: those that still hold, and those that are past. */
export async function listPackages(tx: Tx, who: Customer) {
  const all = await packages.list(tx, who);
  return {
    activePackages: all.filter((one) => one.status === 'active'),
    pastPackages: all.filter((one) => one.status !== 'active'),
  };
}
