import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Resource } from '#contract/booking/resources';
import { read } from '../../api/query.ts';
import { useAtWork } from '../session.ts';
import { meant } from './columns.ts';
import { daysLater, localOf, mondayOf } from './days.ts';
import { useNarrow } from './use-narrow.ts';
import { useNow } from './use-now.ts';

const route = getRouteApi('/shell/calendar');

/** Which days are shown of whom and what: as the address says, or as suits whoever looks. */
export function useShown() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useAtWork();
  const isNarrow = useNarrow();
  const asked = useQuery(read('listResources', {}));
  const resources = asked.data?.rows ?? [];
  const today = localOf(useNow(), me.business.timeZone).day;
  const day = search.day ?? today;
  // A phone has room for one day; its list names everybody.
  const view = isNarrow ? 'day' : (search.by ?? 'day');
  const all = meant(undefined, resources);
  const one = all.find(({ id }) => id === search.of) ?? mine(all, me.user.id);
  const of = view === 'week' ? one?.id : search.of;
  const set = (part: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...part }, replace: true, resetScroll: false });
  return {
    view,
    day,
    today,
    isNarrow,
    of,
    /** The one person or place that is shown, where it is one. */
    only: all.find(({ id }) => id === of)?.id,
    resources: all,
    chosen: meant(of, resources),
    isEmpty: asked.isSuccess && all.length === 0,
    days: view === 'week' ? weekOf(day) : { from: day, to: day },
    set,
    go: (days: number) => set({ day: daysLater(day, days) }),
  };
}

/** What is shown of the calendar, and how to go elsewhere. */
export type Shown = ReturnType<typeof useShown>;

/** Whoever is booked themselves sees their own week. */
const mine = (all: readonly Resource[], user: string) =>
  all.find((one) => one.user === user) ?? all[0];

const weekOf = (day: string) => ({ from: mondayOf(day), to: daysLater(mondayOf(day), 6) });
