import type { Tx } from '#platform/tx';
import type { Situation, Taker } from '../slots/types.ts';
import { type Standing, situationOf } from '../state/situation.ts';
import type { Decided } from './decide.ts';
import type { WantedTime } from './wanted.ts';

/** Starts this near to each other are looked at together, in minutes. */
const together = 28 * 1440;

/** How things stand for some bookings that are made in one transaction: each is judged after the ones before it. */
export class Standings {
  readonly #standings: Map<string, Standing>;

  private constructor(standings: Map<string, Standing>) {
    this.#standings = standings;
  }

  /** Reads how things stand, once for all that want the same at about the same time. @throws {Refusal} as `situationOf` */
  static async read(
    tx: Tx,
    tenant: string,
    all: readonly WantedTime[],
    without?: string,
  ): Promise<Standings> {
    const standings = new Map<string, Standing>();
    for (const [key, same] of Map.groupBy(all, keyOf)) {
      const starts = same.map(({ start }) => start);
      const { service, option, location } = same[0] as WantedTime;
      const span = { from: Math.min(...starts), to: Math.max(...starts) + 1 };
      const wanted = { service, option, location, chosen: [], ...span };
      standings.set(
        key,
        await situationOf(tx, tenant, without === undefined ? wanted : { ...wanted, without }),
      );
    }
    return new Standings(standings);
  }

  /** How things stand for one of them. */
  of(wanted: WantedTime): Standing {
    return this.#standings.get(keyOf(wanted)) as Standing;
  }

  /** Whom and what any of them might take. */
  get pools(): string[] {
    return [...this.#standings.values()].flatMap(({ situation }) =>
      situation.needs.flatMap(({ pool }) => pool.map(({ id }) => id)),
    );
  }

  /** Notes that one has its time, so that those after it are judged by that. */
  note(decided: Decided, { service, option, party }: WantedTime, begun: string | null): void {
    for (const [key, standing] of this.#standings) {
      const situation = after(standing.situation, decided);
      const { sessions } =
        standing.option.id === option ? seated(situation, decided, party, begun) : situation;
      const { dayCounts } =
        standing.rules.service.id === service
          ? { dayCounts: plusOne(situation.dayCounts, decided.day) }
          : situation;
      this.#standings.set(key, { ...standing, situation: { ...situation, sessions, dayCounts } });
    }
  }
}

const keyOf = ({ service, option, location, start }: WantedTime) =>
  `${service} ${option} ${location} ${Math.floor(start / together)}`;

/** From when until when a decided booking takes what it takes, buffers included. */
export function spanOf({ standing: { situation, option }, start }: Decided): {
  readonly from: number;
  readonly to: number;
} {
  const { bufferBefore, bufferAfter } = situation.service;
  return { from: start - bufferBefore, to: start + option.minutes + bufferAfter };
}

function after(situation: Situation, decided: Decided): Situation {
  if (decided.takes.length === 0) return situation;
  const { from, to } = spanOf(decided);
  const taken = new Set(decided.takes.map(({ resource }) => resource));
  const busier = (taker: Taker): Taker => ({
    ...taker,
    busy: [...taker.busy, from, to],
    counts: plusOne(taker.counts, decided.day),
    turns: taker.turns + 1,
  });
  const needs = situation.needs.map((need) => ({
    ...need,
    pool: need.pool.map((taker) => (taken.has(taker.id) ? busier(taker) : taker)),
  }));
  return { ...situation, needs };
}

function seated(
  situation: Situation,
  { joins, standing, start }: Decided,
  party: number,
  begun: string | null,
): Pick<Situation, 'sessions'> {
  const sessions = situation.sessions.map((one) =>
    one.id === joins ? { ...one, taken: one.taken + party } : one,
  );
  if (begun !== null)
    sessions.push({
      id: begun,
      start,
      minutes: standing.option.minutes,
      location: standing.location,
      capacity: standing.situation.service.seats ?? party,
      taken: party,
      isOpen: true,
    });
  return { sessions };
}

function plusOne(counts: ReadonlyMap<number, number>, day: number): Map<number, number> {
  return new Map(counts).set(day, (counts.get(day) ?? 0) + 1);
}
