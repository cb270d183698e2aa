import { getRouteApi } from '@tanstack/react-router';
import { daysLater, instantAt, localOf } from '../calendar/days.ts';
import { useNow } from '../calendar/use-now.ts';
import { useAtWork } from '../session.ts';

const route = getRouteApi('/shell/bookings');

/** What the address says of which bookings are meant, as the server asks for it. */
export function useFilters() {
  const { span = 'coming', from, to, stands, service, of, q } = route.useSearch();
  const { timeZone } = useAtWork().business;
  const begins = (day: string) => instantAt(day, 0, timeZone);
  const today = begins(localOf(useNow(), timeZone).day);
  const days = {
    coming: { from: today },
    past: { to: today },
    days: {
      ...(from !== undefined && { from: begins(from) }),
      ...(to !== undefined && { to: begins(daysLater(to, 1)) }),
    },
  }[span];
  const filters = {
    ...days,
    ...(stands !== undefined && { status: [stands] }),
    ...(service !== undefined && { service }),
    ...(of !== undefined && { resource: of }),
    ...(q !== undefined && { q }),
  };
  const order = span === 'past' ? ('latest' as const) : ('soonest' as const);
  const chosen = [stands, service, of, q];
  return { filters, order, chooses: span !== 'coming' || chosen.some((one) => one !== undefined) };
}
