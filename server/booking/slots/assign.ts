import { type Day, dayMinutes, dayOf, within } from '../zones/convert.ts';
import { choiceOf, quantityOf } from './find.ts';
import { fitsOf, openFor } from './fit.ts';
import { both, has, type Intervals, near, setOf } from './intervals.ts';
import type { Ask, Need, ServiceRules, Situation, Taker } from './types.ts';

/** Whom a need takes at a start, the best first: so many of them, and the others where one of those is lost to somebody else. */
export interface Candidates {
  readonly need: string;
  readonly quantity: number;
  readonly takers: readonly string[];
}

/**
 * Who of each pool can be had at a start, in the order in which the rule of the need chooses. Placing takes the first that
 * the database lets it have.
 */
export function assign({ service, needs }: Situation, ask: Ask, start: number): Candidates[] {
  const alone = { ...ask, from: start, to: start + 1 };
  return needs.map((need) => {
    const free = choiceOf(need).filter((taker) => has(fitsOf(taker, service, alone), start));
    return {
      need: need.id,
      quantity: quantityOf(need),
      takers: inOrder(need, free, service, { ask: alone, start }).map(({ id }) => id),
    };
  });
}

interface At {
  readonly ask: Ask;
  readonly start: number;
}

/** By the rule of a need, and by id where that says nothing, so that two servers choose alike. */
function inOrder(
  need: Need,
  free: readonly Taker[],
  service: ServiceRules,
  { ask, start }: At,
): Taker[] {
  const { assignment, wanted } = need;
  const day = dayOf(service.zone, start);
  const ranks = new Map(
    free.map((taker) => [taker.id, rankOf(assignment, taker, service, { ask, day })]),
  );
  const rank = ({ id }: Taker) =>
    assignment === 'chosen' && wanted.length > 0 ? wanted.indexOf(id) : (ranks.get(id) as number);
  return free.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

/** The lower, the sooner its turn. */
function rankOf(
  assignment: Need['assignment'],
  taker: Taker,
  service: ServiceRules,
  { ask, day }: { readonly ask: Ask; readonly day: Day },
): number {
  switch (assignment) {
    case 'most_free':
      return -freeMinutes(taker, service, ask, day);
    case 'fewest':
      return taker.counts.get(day) ?? 0;
    case 'round_robin':
      return (taker.turns + 1) / taker.weight;
    case 'chosen':
    case 'collective':
      return 0;
  }
}

/** The minutes of a local day on which a taker is open and not taken at all. */
function freeMinutes(taker: Taker, service: ServiceRules, ask: Ask, day: Day): number {
  const today = within(service.zone, day * dayMinutes, (day + 1) * dayMinutes);
  const open = both(openFor(taker, service, ask).open, today);
  const span = [today[0] ?? 0, today.at(-1) ?? 0] as const;
  const busy = setOf([...near(taker.busy, span), ...near(taker.elsewhere, span)]);
  return lengthOf(open) - lengthOf(both(open, busy));
}

function lengthOf(a: Intervals): number {
  let minutes = 0;
  for (let place = 0; place < a.length; place += 2)
    minutes += (a[place + 1] as number) - (a[place] as number);
  return minutes;
}
