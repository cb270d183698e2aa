import type { Row } from '../api/query.ts';

/** What stands behind the `?` of each page. Written by hand or by an old link, so everything is checked. */
type Search = Readonly<Record<string, unknown>>;

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text.slice(0, 200) : undefined;
}

function dayOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
    ? text
    : undefined;
}

function oneOf<Value extends string>(value: unknown, values: readonly Value[]): Value | undefined {
  return values.find((allowed) => allowed === value);
}

/** Only a path of this app, so that a link cannot lead elsewhere after signing in. */
export function backSearch(search: Search): { back?: string } {
  const back = textOf(search['back']);
  return back !== undefined && /^\/(?![/\\])/.test(back) ? { back } : {};
}

export const customerSorts = ['name', 'newest', 'changed'] as const;

interface CustomersSearch {
  q?: string | undefined;
  tag?: string | undefined;
  sort?: (typeof customerSorts)[number] | undefined;
  segment?: string | undefined;
  /** An expression that is not saved, as JSON. */
  where?: string | undefined;
  /** The columns shown, parted by commas. */
  columns?: string | undefined;
}

/** The router reads JSON in an address by itself; here it is text again. */
function whereOf(value: unknown): string | undefined {
  const text = value !== null && typeof value === 'object' ? JSON.stringify(value) : value;
  return typeof text === 'string' && text.length <= 8000 ? text : undefined;
}

export function customersSearch(search: Search): CustomersSearch {
  return {
    q: textOf(search['q']),
    tag: textOf(search['tag']),
    sort: oneOf(search['sort'], customerSorts),
    segment: textOf(search['segment']),
    where: whereOf(search['where']),
    columns: textOf(search['columns']),
  };
}

/** Why something is a case. */
export const reviewReasons = [
  'unsure',
  'tie',
  'uncorroborated',
  'household',
  'contradiction',
  'resembles',
  'unproved',
  'doubted',
  'crowded',
] as const satisfies readonly Row<'listReviews'>['reason'][];

/** Why a link may lead astray. */
export const staleReasons = [
  'silent',
  'disagrees',
  'merged',
  'erased',
] as const satisfies readonly Row<'listStaleLinks'>['reason'][];

export function staleSearch(search: Search): { why?: (typeof staleReasons)[number] | undefined } {
  return { why: oneOf(search['why'], staleReasons) };
}

export const reviewViews = ['now', 'later', 'decided'] as const;

interface ReviewsSearch {
  view?: (typeof reviewViews)[number] | undefined;
  reason?: (typeof reviewReasons)[number] | undefined;
}

export function reviewsSearch(search: Search): ReviewsSearch {
  return {
    view: oneOf(search['view'], reviewViews),
    reason: oneOf(search['reason'], reviewReasons),
  };
}

export const jobStates = ['waiting', 'retrying', 'running', 'done', 'cancelled', 'dead'] as const;

interface JobsSearch {
  state?: (typeof jobStates)[number] | undefined;
  task?: string | undefined;
  id?: string | undefined;
}

export function jobsSearch(search: Search): JobsSearch {
  return {
    state: oneOf(search['state'], jobStates),
    task: textOf(search['task']),
    id: textOf(search['id']),
  };
}

export const messageStates = [
  'queued',
  'sending',
  'sent',
  'failed',
  'uncertain',
  'skipped',
] as const satisfies readonly Row<'listMessages'>['state'][];

export const messageTypes = [
  'request_received',
  'confirmation',
  'reminder',
  'moved',
  'rescheduled',
  'cancelled',
  'declined',
  'no_show',
  'follow_up',
  'waitlist_offer',
  'payment_receipt',
  'payment_lapsed',
  'staff_new_booking',
  'staff_moved',
  'staff_cancelled',
  'staff_digest',
] as const satisfies readonly Row<'listMessages'>['type'][];

interface MessagesSearch {
  /** Where they stand. */
  stands?: (typeof messageStates)[number] | undefined;
  type?: (typeof messageTypes)[number] | undefined;
}

export function messagesSearch(search: Search): MessagesSearch {
  return {
    stands: oneOf(search['stands'], messageStates),
    type: oneOf(search['type'], messageTypes),
  };
}

export const bookingSpans = ['coming', 'past', 'days'] as const;
export const bookingStates = [
  'held',
  'pending',
  'confirmed',
  'in_progress',
  'completed',
  'cancelled',
  'no_show',
  'rescheduled',
  'expired',
] as const satisfies readonly Row<'listBookings'>['status'][];

interface BookingsSearch {
  span?: (typeof bookingSpans)[number] | undefined;
  /** The first and the last day, where days are chosen. */
  from?: string | undefined;
  to?: string | undefined;
  stands?: (typeof bookingStates)[number] | undefined;
  service?: string | undefined;
  /** Whom or what they take. */
  of?: string | undefined;
  q?: string | undefined;
}

export function bookingsSearch(search: Search): BookingsSearch {
  return {
    span: oneOf(search['span'], bookingSpans),
    from: dayOf(search['from']),
    to: dayOf(search['to']),
    stands: oneOf(search['stands'], bookingStates),
    service: textOf(search['service']),
    of: textOf(search['of']),
    q: textOf(search['q']),
  };
}

export const calendarViews = ['day', 'week'] as const;

interface CalendarSearch {
  by?: (typeof calendarViews)[number] | undefined;
  day?: string | undefined;
  /** Who and what is shown: one, those of a kind, or those of a place. */
  of?: string | undefined;
}

export function calendarSearch(search: Search): CalendarSearch {
  return {
    by: oneOf(search['by'], calendarViews),
    day: dayOf(search['day']),
    of: textOf(search['of']),
  };
}

export const waitingStates = [
  'waiting',
  'offered',
  'taken',
  'left',
  'over',
] as const satisfies readonly Row<'listWaitlist'>['state'][];

interface WaitlistSearch {
  /** Where they stand; who waits or is offered a time where it is not said. */
  waits?: (typeof waitingStates)[number] | undefined;
}

export const waitlistSearch = (search: Search): WaitlistSearch => ({
  waits: oneOf(search['waits'], waitingStates),
});

export const paymentViews = ['payments', 'invoices'] as const;
export const paymentStates = [
  'new',
  'waiting',
  'processing',
  'paid',
  'refunded',
  'failed',
  'cancelled',
  'uncertain',
] as const satisfies readonly Row<'listPayments'>['state'][];

interface PaymentsSearch {
  shown?: (typeof paymentViews)[number] | undefined;
  standing?: (typeof paymentStates)[number] | undefined;
  id?: string | undefined;
}

export function paymentsSearch(search: Search): PaymentsSearch {
  return {
    shown: oneOf(search['shown'], paymentViews),
    standing: oneOf(search['standing'], paymentStates),
    id: textOf(search['id']),
  };
}

export const actorKinds = ['staff', 'key', 'customer', 'user', 'anonymous', 'system'] as const;

interface AuditSearch {
  type?: string | undefined;
  actorKind?: (typeof actorKinds)[number] | undefined;
  actor?: string | undefined;
  customer?: string | undefined;
  request?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export function auditSearch(search: Search): AuditSearch {
  return {
    type: textOf(search['type']),
    actorKind: oneOf(search['actorKind'], actorKinds),
    actor: textOf(search['actor']),
    customer: textOf(search['customer']),
    request: textOf(search['request']),
    from: textOf(search['from']),
    to: textOf(search['to']),
  };
}

export function optionalId(search: Search): { id?: string | undefined } {
  return { id: textOf(search['id']) };
}

/** Whom a customer is compared with, before the two are merged. */
export function mergeSearch(search: Search): { other?: string | undefined } {
  return { other: textOf(search['other']) };
}

/** The parts of what is said of a service, in order. */
export const serviceParts = [
  'about',
  'prices',
  'needs',
  'rules',
  'payment',
  'questions',
  'languages',
] as const;

export function serviceSearch(search: Search): {
  part?: (typeof serviceParts)[number] | undefined;
} {
  return { part: oneOf(search['part'], serviceParts) };
}
