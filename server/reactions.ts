import type { EventType } from '#contract/events';
import { webhookEvents } from '#contract/webhooks';
import type { PayloadOf, TaskName } from './tasks.ts';

/** What a reaction may know of the event it follows. */
export interface Happened {
  readonly id: string;
  readonly tenant: string;
  readonly type: EventType;
  readonly subject: string;
  readonly customer: string | null;
}

/** A job that events call for together, where their business wants to be told of them. */
export interface Telling {
  readonly task: TaskName;
  /** Events of one transaction, at most `mostTold` of them. */
  readonly payload: (tenant: string, events: readonly string[]) => PayloadOf<TaskName>;
}

/** Most events that one job tells of. */
export const mostTold = 500;

/** A job that an event calls for. */
export interface Reaction {
  readonly task: TaskName;
  readonly payload: (event: Happened) => PayloadOf<TaskName>;
}

/** Names a job that follows an event, and what it carries. */
function react<Name extends TaskName>(
  task: Name,
  payload: (event: Happened) => PayloadOf<Name>,
): Reaction {
  return { task, payload };
}

/** What a payment came to is drawn for its booking. */
const settleBooking = react('booking.settle', ({ tenant, subject }) => ({
  tenant,
  payment: subject,
}));

/** The same of a card that a booking was held for. */
const settleCardOfBooking = react('booking.settle_card', ({ tenant, subject }) => ({
  tenant,
  card: subject,
}));

const issueInvoice = react('invoices.issue', ({ tenant, subject }) => ({
  tenant,
  payment: subject,
}));

/** A time that is free again may be what somebody waits for. */
const matchWaitlist = react('waitlist.match', ({ tenant }) => ({ tenant }));

/** Event type → jobs it calls for: the whole wiring between rooms, on one page. */
export const reactions: Readonly<Partial<Record<EventType, readonly Reaction[]>>> = {
  'invitation.made': [
    react('invitation.mail', ({ tenant, subject }) => ({ tenant, invitation: subject })),
  ],
  'staff.left': [react('resources.unhand', ({ tenant, subject }) => ({ tenant, user: subject }))],
  'booking.cancelled': [matchWaitlist],
  'booking.moved': [matchWaitlist],
  'booking.rescheduled': [matchWaitlist],
  'booking.no_show': [matchWaitlist],
  'booking.expired': [matchWaitlist],
  'payment.succeeded': [settleBooking, issueInvoice],
  'payment.failed': [settleBooking],
  'payment.waived': [settleBooking],
  'payment.refunded': [settleBooking, issueInvoice],
  'card.saved': [settleCardOfBooking],
  'webhook.switched_off': [
    react('webhooks.off', ({ tenant, subject }) => ({ tenant, endpoint: subject })),
  ],
};

/** Event types that other programs can be told of; what is sent where, and whether at all, is for the job to see. */
export const told: ReadonlySet<EventType> = new Set<EventType>(webhookEvents);

/** The job that tells other programs, sent where the business has any that want to know. */
export const telling: Telling = {
  task: 'webhooks.spread',
  payload: (tenant, events) => ({ tenant, events: [...events] }),
};
