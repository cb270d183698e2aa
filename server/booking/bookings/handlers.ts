import type { bookingActs } from '#contract/booking/acts';
import type { bookingsOperations } from '#contract/booking/bookings';
import type { byLink } from '#contract/booking/by-link';
import type { placing } from '#contract/booking/place';
import { type Handlers, sharing } from '#platform/handler';
import { tenantKeys } from '#platform/keys';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { proofTask } from '../guard/proof.ts';
import { placeAsGuests } from './as-guest.ts';
import { createBooking } from './as-staff.ts';
import { cancelByLink, readByLink, rescheduleByLink, visitor } from './by-link.ts';
import { change } from './change.ts';
import { chargeNoShow } from './charge-no-show.ts';
import { countBookings } from './count.ts';
import { exportBookings } from './export.ts';
import { cancelFor, complete, confirm, decline, noShow, start } from './go-on.ts';
import { readHouse } from './house.ts';
import { listBookings } from './list.ts';
import { move } from './move.ts';
import { ownFile } from '../letters/own-file.ts';
import { payByLink } from './pay.ts';
import { readBooking } from './read.ts';
import { rehearseMove } from './rehearse.ts';
import { rehearseCancel } from './rehearse-cancel.ts';
import { rescheduleById } from './reschedule.ts';
import { readTimeline } from './timeline.ts';
import { walkIn } from './walk-in.ts';

const ofPage: Handlers<typeof placing & typeof byLink> = {
  getProofTask: async ({ tx, who }) => {
    const { tenant } = visitor(who);
    const { proofBits } = await readHouse(tx, tenant);
    return { challenge: proofTask(await tenantKeys(tx, tenant)), bits: proofBits };
  },
  placeBooking: sharing(placeAsGuests),
  getByLink: ({ tx, who, params }) => readByLink(tx, who, params.token),
  payByLink: ({ who, params, ports }) => payByLink(ports, who, params.token),
  getCalendarFile: ({ who, params, ports }) => ownFile(ports, who, params.token),
  cancelByLink: ({ tx, who, params, body }) => cancelByLink(tx, who, params.token, body.reason),
  rescheduleByLink: ({ tx, who, params, body }) => rescheduleByLink(tx, who, params.token, body),
};

/** A call about one booking. */
interface Asked<Body> {
  readonly tx: Tx;
  readonly who: Staff | Key;
  readonly params: { readonly id: string };
  readonly body: Body;
}

/** Does something to a booking, and shows it as it is then. */
const then =
  <Given extends { readonly id: string }>(
    act: (tx: Tx, who: Staff | Key, given: Given) => Promise<void>,
  ) =>
  async ({ tx, who, params, body }: Asked<Omit<Given, 'id'>>) => {
    await act(tx, who, { ...body, ...params } as unknown as Given);
    return readBooking(tx, who.tenant, params.id);
  };

const ofStaff: Handlers<typeof bookingsOperations & typeof bookingActs> = {
  listBookings: ({ tx, who, query }) => listBookings(tx, who, query),
  countBookings: ({ tx, who, query }) => countBookings(tx, who.tenant, query),
  exportBookings: ({ who, query, ports }) => exportBookings(ports.db, who, query),
  getBookingTimeline: ({ tx, who, params, query }) =>
    readTimeline(tx, who.tenant, { ...params, ...query }),
  walkIn: ({ tx, who, body }) => walkIn(tx, who, body),
  getBooking: ({ tx, who, params }) => readBooking(tx, who.tenant, params.id),
  createBooking: ({ tx, who, body }) => createBooking(tx, who, body),
  confirmBooking: then(confirm),
  declineBooking: then(decline),
  startBooking: then(start),
  completeBooking: then(complete),
  noShowBooking: then(noShow),
  chargeNoShow: ({ who, params, ports }) => chargeNoShow(ports, who, params.id),
  cancelBooking: then(cancelFor),
  rehearseCancel: ({ tx, who, params }) => rehearseCancel(tx, who.tenant, params.id),
  moveBooking: then(move),
  changeBooking: then(change),
  rehearseMove: ({ tx, who, params, body }) => rehearseMove(tx, who.tenant, { ...params, ...body }),
  rescheduleBooking: async ({ tx, who, params, body }) =>
    readBooking(tx, who.tenant, await rescheduleById(tx, who, { ...params, ...body })),
};

/** What answers for bookings. */
export const bookingHandlers = { ...ofPage, ...ofStaff };
