import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Bookable } from '#contract/booking/services';
import { read } from '../../api/query.ts';

/** Most services that are looked through for those that one can be booked for. */
const mostServices = 30;

/** What can be booked, by what takes somebody or something; all of it where nobody is meant, or nothing takes them. */
function useBookables(resource: string | undefined): Bookable[] | undefined {
  const list = useQuery(read('listServices', {}));
  const ids = (list.data?.rows ?? [])
    .filter(({ archivedAt, minutes }) => archivedAt === null && minutes.length > 0)
    .slice(0, mostServices)
    .map(({ id }) => id);
  const all = useQueries({
    queries: ids.map((id) => ({ ...read('getService', { params: { id } }), staleTime: 60_000 })),
    combine: (asked) => ({
      isPending: asked.some((one) => one.isPending),
      services: asked.flatMap(({ data }) => data ?? []),
    }),
  });
  if (list.isPending || all.isPending) return undefined;
  const fitting = all.services.filter(({ needs }) =>
    needs.some(({ resources }) => resources.some(({ id }) => id === resource)),
  );
  return fitting.length > 0 ? fitting : all.services;
}

/** What is wanted of a booking but for when and whose: the service, how long, whom or what, where, and for how many. */
export function useWish(resource: string | undefined) {
  const services = useBookables(resource);
  const resources = useQuery(read('listResources', {})).data?.rows ?? [];
  const [asked, setAsked] = useState<string>();
  const [length, setLength] = useState<string>();
  const [party, setParty] = useState<number | null>(null);
  const [place, setPlace] = useState<string>();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const service = services?.find(({ id }) => id === asked) ?? services?.[0];
  const option = service?.options.find(({ id }) => id === length) ?? service?.options[0];
  const needs = (service?.needs ?? []).map((need) => {
    const pool = resources.filter(
      ({ id, archivedAt }) => archivedAt === null && need.resources.some((one) => one.id === id),
    );
    const meant = pool.some(({ id }) => id === resource) ? resource : undefined;
    return { ...need, pool, value: chosen[need.id] ?? meant ?? '' };
  });
  const taken = needs.map(({ value }) => value).filter((id) => id !== '');
  // Whoever or whatever is wanted is at one place, and so is the booking.
  const there = resources.find(({ id, location }) => taken.includes(id) && location !== null);
  const location = there?.location ?? place ?? service?.locations[0] ?? null;
  return {
    services,
    service,
    choose: (id: string) => {
      setAsked(id);
      setLength(undefined);
      setChosen({});
    },
    option,
    setLength,
    needs,
    pick: (need: string, id: string) => setChosen({ ...chosen, [need]: id }),
    party: party ?? service?.partyMin ?? 1,
    setParty,
    location,
    setPlace,
    isPlaced: there !== undefined,
    /** As the server takes it; undefined while there is nothing to book. */
    body:
      service && option
        ? {
            service: service.id,
            option: option.id,
            location: service.locations.length > 0 ? location : null,
            party: party ?? service.partyMin,
            resources: taken,
          }
        : undefined,
  };
}
