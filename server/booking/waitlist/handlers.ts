import type { waitlistOperations } from '#contract/booking/waitlist';
import type { Handlers } from '#platform/handler';
import { refuseOffer, showOffer, takeOffer } from './answer.ts';
import { add, join, showOwn } from './join.ts';
import { leaveByLink, remove } from './leave.ts';
import { listWaitlist } from './list.ts';
import { offerOutOfTurn } from './out-of-turn.ts';

/** What answers for the waiting list. */
export const waitlistHandlers: Handlers<typeof waitlistOperations> = {
  joinWaitlist: ({ tx, who, body }) => join(tx, who, body),
  getWaiting: ({ tx, who, params }) => showOwn(tx, who, params.token),
  leaveWaitlist: ({ tx, who, params }) => leaveByLink(tx, who, params.token),
  getOffer: ({ tx, who, params }) => showOffer(tx, who, params.token),
  takeOffer: ({ tx, who, params }) => takeOffer(tx, who, params.token),
  refuseOffer: ({ tx, who, params, body }) => refuseOffer(tx, who, params.token, body),
  listWaitlist: ({ tx, who, query }) => listWaitlist(tx, who.tenant, query),
  addToWaitlist: ({ tx, who, body }) => add(tx, who, body),
  offerWaiting: ({ tx, who, params, body }) => offerOutOfTurn(tx, who, params.id, body.start),
  removeFromWaitlist: ({ tx, who, params }) => remove(tx, who, params.id),
};
