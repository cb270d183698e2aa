import { now } from '#platform/clock';
import { Refusal, refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Ask, Exemption, Situation } from '../slots/types.ts';
import { dayMinutes } from '../zones/convert.ts';
import { zoneTable } from '../zones/table.ts';
import { type Fresh, type FreshAsk, readFresh } from './fresh.ts';
import { placesOf, readRules, resourcesOf, type Rules } from './rules-of.ts';
import { rulesAnew, rulesInMind, rulesKept } from './rules-in-mind.ts';
import type { OptionRules } from './service-rules.ts';
import { readTaken, type Span } from './taken.ts';
import { countsOf, type Known, needsOf } from './takers.ts';
import { takenInMind } from './taken-in-mind.ts';

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
  const { found, fresh } =
    (await keptAsNow(tx, tenant, wanted)) ?? (await readNow(tx, tenant, wanted));
  const span = reachOf(wanted, found);
  const taken = await readTaken(tx, tenant, resourcesOf(found.rules.needs), span);
  return standingBy({ ...found, fresh, taken, chosen: wanted.chosen });
}

interface Now {
  readonly found: Found;
  readonly fresh: Fresh;
}

/** By the rules in mind, where this very transaction has those; undefined where it has others. */
async function keptAsNow(tx: Tx, tenant: string, wanted: Wanted): Promise<Now | undefined> {
  const found = foundUnlessRefused(rulesKept(tenant, wanted.service), wanted);
  if (found === undefined) return undefined;
  const fresh = await readFresh(tx, tenant, freshFor(found, wanted, []));
  return fresh.edition === found.rules.service.edition ? { found, fresh } : undefined;
}

/** By rules that are read for this, and not kept: what this transaction has changed of them may yet be undone. */
async function readNow(tx: Tx, tenant: string, wanted: Wanted): Promise<Now> {
  const found = foundIn(await readRules(tx, tenant, wanted.service), wanted);
  return { found, fresh: await readFresh(tx, tenant, freshFor(found, wanted, [])) };
}

/**
 * The same for whoever only shows times: out of mind where that is what the database has now, which one statement tells. What
 * that costs does not grow with what is taken.
 * @throws {Refusal} as `situationOf`
 */
export async function situationInMind(tx: Tx, tenant: string, wanted: Wanted): Promise<Standing> {
  let found = await foundInMind(tx, tenant, wanted);
  const ask = () => freshFor(found, wanted, resourcesOf(found.rules.needs));
  let fresh = await readFresh(tx, tenant, ask());
  if (fresh.edition !== found.rules.service.edition) {
    found = foundIn(await rulesAnew(tx, tenant, wanted.service), wanted);
    fresh = await readFresh(tx, tenant, ask());
  }
  const resources = resourcesOf(found.rules.needs);
  const span = reachOf(wanted, found);
  const taken = await takenInMind(tx, tenant, resources, span, new Map(fresh.marks));
  return standingBy({ ...found, fresh, taken, chosen: wanted.chosen });
}

/** What is wanted by the rules in mind; where they say no, they may be old. */
async function foundInMind(tx: Tx, tenant: string, wanted: Wanted): Promise<Found> {
  const found = foundUnlessRefused(await rulesInMind(tx, tenant, wanted.service), wanted);
  return found ?? foundIn(await rulesAnew(tx, tenant, wanted.service), wanted);
}

/** What is wanted by rules that may be old; undefined where they say no. */
function foundUnlessRefused(rules: Rules | undefined, wanted: Wanted): Found | undefined {
  try {
    return foundIn(rules, wanted);
  } catch (fault) {
    if (fault instanceof Refusal) return undefined;
    throw fault;
  }
}

type Found = Pick<Standing, 'rules' | 'option' | 'location'>;

/** What is wanted, by the rules of its service. */
function foundIn(rules: Rules | undefined, wanted: Wanted): Found {
  const option = rules?.service.options.find(({ id }) => id === wanted.option);
  if (rules === undefined || option === undefined) return refuse('not_found');
  const resources = resourcesOf(rules.needs);
  for (const id of wanted.chosen)
    if (!resources.includes(id)) refuseField('resource', 'is not to be had for this service');
  return { rules, option, location: placeFor(rules, wanted.location) };
}

function freshFor(found: Found, wanted: Wanted, marked: readonly string[]): FreshAsk {
  const { service, needs } = found.rules;
  const capped = needs.flatMap(({ members }) =>
    members.flatMap(({ id, dailyCap }) => (dailyCap === null ? [] : [id])),
  );
  const turning = needs.filter(({ assignment }) => assignment === 'round_robin');
  return {
    ...reachOf(wanted, found),
    service: service.id,
    option: found.option.id,
    location: found.location,
    capped: service.dailyCap === null ? capped : [service.id, ...capped],
    needs: turning.map(({ id }) => id),
    marked,
    without: wanted.without ?? null,
  };
}

function standingBy(known: Known & Found): Standing {
  const { rules, option, location, fresh } = known;
  const { service } = rules;
  const situation = {
    service: { ...service, zone: zoneTable(fresh.zone) },
    needs: needsOf(known),
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
function reachOf({ from, to }: Span, { option: { minutes }, rules: { service } }: Found): Span {
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
