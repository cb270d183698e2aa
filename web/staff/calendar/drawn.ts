import type { CalendarShown } from '#contract/booking/calendar';
import { onDay } from './days.ts';
import type { Lasting } from './layout.ts';

/** A booking or a session in the column of a day. */
export interface Event extends Lasting {
  readonly key: string;
  readonly title: string;
  /** Who it is for, or how many seats are taken. */
  readonly who: string | null;
  readonly look: CalendarShown['bookings'][number]['status'] | 'session';
  readonly customer: string | null;
  readonly reference: string | null;
}

/** What a column draws: what is on, and behind it when one is open, away, and busy elsewhere. */
export interface Column {
  readonly key: string;
  readonly events: readonly Event[];
  readonly open: readonly Lasting[];
  readonly off: readonly (Lasting & { readonly note: string })[];
  readonly elsewhere: readonly Lasting[];
}

/**
 * One column of a calendar: a day of one resource, or of all that were chosen.
 * @param resources whose
 * @param day local day of the calendar's zone
 */
export function columnOf(
  calendar: CalendarShown,
  key: string,
  resources: readonly string[],
  day: string,
): Column {
  const zone = calendar.timeZone;
  const isTheirs = (one: { readonly resource: string }) => resources.includes(one.resource);
  const drawn = <T extends { readonly startsAt: string; readonly endsAt: string }, R>(
    all: readonly T[],
    make: (one: T, on: Lasting) => R,
  ): R[] =>
    all.flatMap((one) => {
      const on = onDay(one, day, zone);
      return on === undefined ? [] : [make(one, on)];
    });
  const takes = (one: { readonly resources: readonly string[] }) =>
    one.resources.length === 0 || one.resources.some((id) => resources.includes(id));
  return {
    key,
    events: [
      ...drawn(
        calendar.bookings.filter((one) => one.session === null && takes(one)),
        ({ id, service, customer, status, reference }, on) => ({
          ...on,
          key: id,
          title: service.name,
          who: customer?.name ?? null,
          look: status,
          customer: customer?.id ?? null,
          reference,
        }),
      ),
      ...drawn(calendar.sessions.filter(takes), ({ id, service, taken, capacity }, on) => ({
        ...on,
        key: id,
        title: service.name,
        who: `${taken}/${capacity}`,
        look: 'session' as const,
        customer: null,
        reference: null,
      })),
    ],
    open: drawn(calendar.open.filter(isTheirs), (_, on) => on),
    off: drawn(calendar.timeOff.filter(isTheirs), ({ note }, on) => ({ ...on, note })),
    elsewhere: drawn(calendar.elsewhere.filter(isTheirs), (_, on) => on),
  };
}
