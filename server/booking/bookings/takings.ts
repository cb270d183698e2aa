import type { Tx } from '#platform/tx';
import type { Taking } from '../taking/allocations.ts';
import { around, freeLane, laid, relay, type Stretch } from '../taking/lanes.ts';
import type { Decided } from './decide.ts';
import { spanOf } from './standings.ts';
import type { Timed } from './write.ts';

/**
 * What bookings take of their resources, each in a lane that is free. Where stretches lie so that no lane is whole although
 * fewer are taken at every minute, those that are there are laid anew.
 * @param sessions by booking: what begins a session is taken by that
 * @returns undefined where a resource bears no more
 */
export async function takingsOf(
  tx: Tx,
  tenant: string,
  all: readonly Timed[],
  sessions: ReadonlyMap<string, string>,
): Promise<Taking[] | undefined> {
  const takings: Taking[] = [];
  for (const { id, decided } of all)
    for (const { need, resource } of decided.takes) {
      const session = sessions.get(id) ?? null;
      const span = spanOf(decided);
      const lanes = lanesOf(decided, resource);
      const wanted = { tenant, resource, lanes, ...span };
      const lane = lanes === 1 ? 0 : await laneIn(tx, takings, wanted);
      if (lane === undefined) return undefined;
      const booking = session === null ? id : null;
      takings.push({ resource, need, lane, booking, session, ...span });
    }
  return takings;
}

function lanesOf({ standing: { situation } }: Decided, resource: string): number {
  const takers = situation.needs.flatMap(({ pool }) => pool);
  return takers.find(({ id }) => id === resource)?.lanes ?? 1;
}

interface Wanted {
  readonly tenant: string;
  readonly resource: string;
  readonly lanes: number;
  readonly from: number;
  readonly to: number;
}

/** A free lane; others are laid anew where they must be, those too that this transaction is about to take. */
async function laneIn(
  tx: Tx,
  takings: Taking[],
  { tenant, resource, lanes, from, to }: Wanted,
): Promise<number | undefined> {
  const there = await around(tx, tenant, resource, { from, to });
  const own = takings.flatMap((one, place) =>
    one.resource === resource ? [{ ...one, id: `own ${place}` }] : [],
  );
  const lane = freeLane([...there, ...own], { from, to }, lanes);
  if (lane !== undefined) return lane;
  const anew = laid([...there, ...own, { id: 'wanted', from, to }], lanes);
  if (anew === undefined) return undefined;
  const byId = new Map(anew.map((one) => [one.id, one.lane]));
  const laneOf = (id: string) => byId.get(id) as number;
  await relay(
    tx,
    tenant,
    there.map((one): Stretch => ({ ...one, lane: laneOf(one.id) })),
  );
  for (const [place, one] of takings.entries())
    if (one.resource === resource) takings[place] = { ...one, lane: laneOf(`own ${place}`) };
  return laneOf('wanted');
}
