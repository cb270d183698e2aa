import { Refusal } from '#platform/refuse';
import { assign } from '../slots/assign.ts';
import { find } from '../slots/find.ts';
import type { Ask, Reason, Situation, Stage } from '../slots/types.ts';
import { why } from '../slots/why.ts';
import { askFor, type Standing } from '../state/situation.ts';
import { type Day, dayOf } from '../zones/convert.ts';
import type { WantedTime } from './wanted.ts';

/** That a time can be had, and what is taken for it. */
export interface Decided {
  readonly standing: Standing;
  readonly start: number;
  /** For which caps count it. */
  readonly day: Day;
  readonly takes: readonly { readonly need: string; readonly resource: string }[];
  /** The session it joins; null where it takes resources of its own or begins one. */
  readonly joins: string | null;
}

/**
 * Whether a time can be had, and of whom: what is shown as free is taken, and nothing else.
 * @returns why not, where it cannot
 */
export function decide(standing: Standing, wanted: WantedTime): Decided | Refusal {
  const { start, party, despite } = wanted;
  const situation = narrowed(standing.situation, wanted.resources);
  if (situation === undefined) return notOffered('choice');
  const ask = askFor(standing, { from: start, to: start + 1 }, party, despite);
  const [slot] = find(situation, ask);
  if (slot === undefined) return refusalFor(situation, ask, start);
  const day = dayOf(situation.service.zone, start);
  if (slot.session !== null) return { standing, start, day, takes: [], joins: slot.session };
  const takes = assign(situation, ask, start).flatMap(({ need, quantity, takers }) =>
    takers.slice(0, quantity).map((resource) => ({ need, resource })),
  );
  return { standing, start, day, takes, joins: null };
}

/** With those who are wanted and no others; undefined where one of them is not to be had for this service at all. */
function narrowed(situation: Situation, wanted: readonly string[]): Situation | undefined {
  if (wanted.length === 0) return situation;
  const pools = new Set(situation.needs.flatMap(({ pool }) => pool.map(({ id }) => id)));
  if (wanted.some((id) => !pools.has(id))) return undefined;
  const needs = situation.needs.map((need) => ({
    ...need,
    wanted: need.pool.flatMap(({ id }) => (wanted.includes(id) ? [id] : [])),
  }));
  return { ...situation, needs };
}

/** What somebody else may have taken, or may give back. */
const taken: readonly Stage[] = ['busy', 'buffer', 'capacity', 'elsewhere'];
const full: readonly Stage[] = ['daily_cap', 'resource_cap'];

/** Whatever is told first of why a time cannot be had says which refusal it is. */
function refusalFor(situation: Situation, ask: Ask, start: number): Refusal {
  const { reasons } = why(situation, ask, start);
  const seats = reasons.find(({ stage }) => stage === 'seats');
  if (seats !== undefined) return new Refusal('seats_short', { facts: { left: seats.left ?? 0 } });
  const ofService = reasons.filter(({ taker }) => taker === undefined);
  const takers = new Map(
    [...Map.groupBy(reasons, ({ taker }) => taker)].filter(([taker]) => taker !== undefined),
  );
  const only = (of: readonly Stage[]) =>
    ofService.length === 0 &&
    [...takers.values()].some((all) => all.every(({ stage }) => of.includes(stage)));
  if (only(taken)) return new Refusal('slot_taken');
  if (ofService.some(({ stage }) => full.includes(stage)) || only([...taken, ...full]))
    return new Refusal('cap_reached');
  return notOffered(...stagesOf(reasons));
}

const stagesOf = (reasons: readonly Reason[]) => [...new Set(reasons.map(({ stage }) => stage))];

const notOffered = (...stages: readonly Stage[]) =>
  new Refusal('slot_not_offered', { facts: { reasons: stages.join(' ') } });
