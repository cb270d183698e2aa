import { now } from '#platform/clock';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Ask, Exemption, Situation } from '../slots/types.ts';
import { dayMinutes } from '../zones/convert.ts';
import { zoneTable } from '../zones/table.ts';
import { readFresh } from './fresh.ts';
import { placesOf, readRules, resourcesOf, type Rules } from './rules.ts';
import type { OptionRules } from './service-rules.ts';
import { readTaken, type Span } from './taken.ts';
import { countsOf, needsOf } from './takers.ts';

/** Which times of which service are looked at. */
export interface Wanted extends Span {
  readonly service: string;
  readonly option: string;
  /** Needed where the service can be had at several places. */
  readonly location: string | null;
  /** Resources that the customer wants; the others are chosen for them. */
  readonly chosen: readonly string[];
  /** A booking that is being moved, and so is not in its own way. */
  readonly without?: string;
}

/** How things stand with a service: what the engine finds times in, and what it follows from. */
export interface Standing {
  readonly situation: Situation;
  readonly rules: Rules;
  readonly option: OptionRules;
  /** The place that was asked for, or the only one. */
  readonly location: string | null;
}

/**
 * How things stand for a service, as the database has it in this very transaction. Whoever shows times and whoever places a
 * booking see the same.
 * @throws {Refusal} `not_found` for a service or option that is not there any more, `invalid_input` for a place or a resource
 *   that it is not to be had at or with
 */
export async function situationOf(tx: Tx, tenant: string, wanted: Wanted): Promise<Standing> {
  const rules = await readRules(tx, tenant, wanted.service);
  const option = rules?.service.options.find(({ id }) => id === wanted.option);
  if (rules === undefined || option === undefined) return refuse('not_found');
  const { service, needs } = rules;
  const location = placeFor(rules, wanted.location);
  const resources = resourcesOf(needs);
  for (const id of wanted.chosen)
    if (!resources.includes(id)) refuseField('resource', 'is not to be had for this service');
  const span = reachOf(wanted, option, rules);
  const capped = needs.flatMap(({ members }) =>
    members.flatMap(({ id, dailyCap }) => (dailyCap === null ? [] : [id])),
  );
  const turning = needs.filter(({ assignment }) => assignment === 'round_robin');
  const fresh = await readFresh(tx, tenant, {
    ...span,
    service: service.id,
    option: option.id,
    location,
    capped: service.dailyCap === null ? capped : [service.id, ...capped],
    needs: turning.map(({ id }) => id),
    without: wanted.without ?? null,
  });
  const taken = await readTaken(tx, tenant, resources, span);
  const situation = {
    service: { ...service, zone: zoneTable(fresh.zone) },
    needs: needsOf({ rules, fresh, taken, location, chosen: wanted.chosen }),
    sessions: fresh.sessions,
    dayCounts: countsOf(fresh, service.id),
  };
  return { situation, rules, option, location };
}

/** The place that is asked for, or the only one that there is. */
function placeFor(rules: Rules, asked: string | null): string | null {
  const places = placesOf(rules);
  if (asked !== null)
    return places.includes(asked)
      ? asked
      : refuseField('location', 'is not a place of this service');
  if (places.length > 1) return refuseField('location', 'must be said: there are several');
  return places[0] ?? null;
}

/** All that may matter for starts between two instants: a day on either side, and what they take themselves. */
function reachOf({ from, to }: Span, { minutes }: OptionRules, { service }: Rules): Span {
  return {
    from: from - service.bufferBefore - dayMinutes,
    to: to + minutes + service.bufferAfter + dayMinutes,
  };
}

/** What is asked of the engine: starts between two instants for a party, by the clock of now. */
export function askFor(
  { option, location }: Standing,
  { from, to }: Span,
  party: number,
  despite: readonly Exemption[] = [],
): Ask {
  const minute = Math.ceil(now().getTime() / 60_000);
  return { now: minute, from, to, minutes: option.minutes, party, location, despite };
}
