import type { Tx } from '#platform/tx';
import { beginSession, seat } from '../sessions/seats.ts';
import { instantOf } from './times.ts';
import type { Timed } from './write.ts';

/**
 * Gives those who join or begin a session their seats.
 * @returns session by booking; undefined where one has no room, or somebody else began one meanwhile
 */
export async function seatAll(
  tx: Tx,
  tenant: string,
  all: readonly Timed[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const beginning = all.filter(({ begun }) => begun !== null);
  const names = new Set(beginning.map(({ begun }) => begun));
  const joining = all.filter(({ decided: { joins } }) => joins !== null);
  const present = joining.filter(({ decided: { joins } }) => !names.has(joins));
  const seats = present.map(({ decided, wanted }) => ({
    session: decided.joins as string,
    people: wanted.party,
  }));
  if (!(await seat(tx, tenant, seats))) return undefined;
  const byBooking = new Map(present.map(({ id, decided: { joins } }) => [id, joins as string]));
  for (const one of beginning.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
    const mine = all.filter(({ decided: { joins } }) => joins === one.begun);
    const people = [one, ...mine].reduce((sum, { wanted }) => sum + wanted.party, 0);
    const session = await begin(tx, tenant, one, people);
    if (session === undefined) return undefined;
    for (const { id } of [one, ...mine]) byBooking.set(id, session);
  }
  return byBooking;
}

const keyOf = ({ wanted: { service, option, location, start } }: Timed) =>
  `${service} ${option} ${location} ${start}`;

function begin(tx: Tx, tenant: string, { wanted, decided }: Timed, people: number) {
  const { standing, start } = decided;
  const { seats, zone } = standing.situation.service;
  return beginSession(tx, tenant, {
    service: wanted.service,
    option: wanted.option,
    location: standing.location,
    start: instantOf(start),
    end: instantOf(start + standing.option.minutes),
    zone: zone.zone,
    capacity: seats as number,
    people,
  });
}
