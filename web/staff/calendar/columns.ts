import type { CalendarShown } from '#contract/booking/calendar';
import type { Resource } from '#contract/booking/resources';
import { daysLater, mondayOf, onDay } from './days.ts';
import type { Lasting } from './layout.ts';

/** A booking and a session as the calendar draws them. */
export type DrawnBooking = CalendarShown['bookings'][number];
export type DrawnSession = CalendarShown['sessions'][number];

/** In place of a resource: whatever takes none that one could choose. */
export const nobody = 'nobody';

/** A column: one day of one person or place. */
export interface Column {
  readonly key: string;
  readonly day: string;
  /** Its id, or `nobody`. */
  readonly resource: string;
}

/** Something in a column. */
export type Block = Lasting & { readonly key: string } & (
    | { readonly kind: 'booking'; readonly booking: DrawnBooking }
    | { readonly kind: 'session'; readonly session: DrawnSession }
  );

const columnOf = (day: string, resource: string): Column => ({
  key: `${day} ${resource}`,
  day,
  resource,
});

/** Whom and what a choice means: all, those of a kind as in `kind:bay`, those at a place as in `at:…`, or one. */
export function meant(of: string | undefined, resources: readonly Resource[]): Resource[] {
  const usable = resources.filter(({ archivedAt }) => archivedAt === null);
  if (of === undefined) return usable;
  const [way, which] = of.split(':');
  if (way === 'kind') return usable.filter(({ kind }) => kind === which);
  if (way === 'at') return usable.filter(({ location }) => location === which);
  return usable.filter(({ id }) => id === of);
}

/** A column for each person and place on a day, and one for what takes nobody where there is such. */
export function columnsOfDay(day: string, ids: readonly string[], hasOthers: boolean): Column[] {
  return [...ids, ...(hasOthers ? [nobody] : [])].map((id) => columnOf(day, id));
}

/** A column for each day of a week, of one person or place. */
export function columnsOfWeek(day: string, id: string): Column[] {
  const monday = mondayOf(day);
  return Array.from({ length: 7 }, (_, later) => columnOf(daysLater(monday, later), id));
}

/** Whether something takes what a column is of. @param known everybody and everything that has columns */
function isIn({ resource }: Column, taken: readonly string[], known: ReadonlySet<string>): boolean {
  return resource === nobody ? !taken.some((id) => known.has(id)) : taken.includes(resource);
}

/** What stands in a column. Whoever joined a session stands in its block. */
export function blocksOf(
  { bookings, sessions, timeZone }: CalendarShown,
  column: Column,
  known: ReadonlySet<string>,
): Block[] {
  const there = <T extends DrawnBooking | DrawnSession>(all: readonly T[]) =>
    all.flatMap((one) => {
      const lasting = onDay(one, column.day, timeZone);
      return lasting && isIn(column, one.resources, known)
        ? [{ ...lasting, key: one.id, one }]
        : [];
    });
  return [
    ...there(sessions).map(({ one, ...rest }) => ({
      ...rest,
      kind: 'session' as const,
      session: one,
    })),
    ...there(bookings.filter(({ session }) => session === null)).map(({ one, ...rest }) => ({
      ...rest,
      kind: 'booking' as const,
      booking: one,
    })),
  ];
}

/** The parts of stretches of one person or place that lie in a column. */
export function stretchesIn<
  T extends { readonly resource: string; readonly startsAt: string; readonly endsAt: string },
>(all: readonly T[], { day, resource }: Column, timeZone: string): (T & Lasting)[] {
  return all
    .filter((one) => one.resource === resource)
    .flatMap((one) => {
      const lasting = onDay(one, day, timeZone);
      return lasting === undefined ? [] : [{ ...one, ...lasting }];
    });
}
