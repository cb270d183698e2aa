import {
  addPackageKind,
  addResource,
  addService,
  changeSettings,
  setNeeds,
  setOptions,
  setPrices,
  setQuestions,
  setWeek,
} from '#booking';
import { listLocations } from '#tenancy';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import { kindOf } from './packages.ts';
import { minuteOf, rangesOf } from './minutes.ts';
import type { BookingPlan, PlannedResource, PlannedService } from './plan.ts';

/** Ids by name. */
type Ids = ReadonlyMap<string, string>;

/**
 * Puts down whom and what people book at a demo business, when, and for how much. As `caller`.
 * @param team who works there, by the address by which they sign in
 */
export async function setUpBooking(
  tx: Tx,
  who: System,
  plan: BookingPlan,
  team: Ids,
): Promise<void> {
  const locations: Ids = new Map(
    (await listLocations(tx, who.tenant)).map(({ id, name }) => [name, id]),
  );
  await changeSettings(tx, who, { isPublic: true, referencePrefix: plan.prefix });
  const resources = new Map<string, string>();
  for (const one of plan.resources)
    resources.set(one.name, await makeResource(tx, who, one, { locations, team }));
  const services = new Map<string, string>();
  for (const service of plan.services)
    services.set(service.said.name, await makeService(tx, who, service, { locations, resources }));
  for (const one of plan.packages ?? []) await addPackageKind(tx, who, kindOf(one, services));
}

async function makeResource(
  tx: Tx,
  who: System,
  planned: PlannedResource,
  { locations, team }: { locations: Ids; team: Ids },
): Promise<string> {
  const { kind, name, color, about = '', timeZone, email, at, hours, breaks = [] } = planned;
  const { id } = await addResource(tx, who, {
    kind,
    name,
    color,
    about,
    ...(timeZone !== undefined && { timeZone }),
    user: team.get(email ?? '') ?? null,
    location: locations.get(at ?? '') ?? null,
    hasHours: true,
    lanes: 1,
    dailyCap: null,
    meeting: {
      kind: kind === 'person' ? 'jitsi' : 'none',
      url: null,
    },
  });
  await setWeek(tx, who, id, [...rangesOf(hours, 'open'), ...rangesOf(breaks, 'break')]);
  return id;
}

async function makeService(
  tx: Tx,
  who: System,
  planned: PlannedService,
  { locations, resources }: { locations: Ids; resources: Ids },
): Promise<string> {
  const { said, at = [], options, peaks = [], needs, questions = [] } = planned;
  const idOf = (ids: Ids, name: string) => {
    const id = ids.get(name);
    if (id === undefined)
      throw new Error(`the plan of ${said.name} names ${name}, which is not there`);
    return id;
  };
  const { id } = await addService(tx, who, {
    ...said,
    locations: at.map((name) => idOf(locations, name)),
  });
  await setOptions(tx, who, {
    id,
    options: options.map(([minutes, price]) => ({ minutes, name: '', priceMinor: String(price) })),
  });
  await setPrices(tx, who, {
    id,
    prices: peaks.map(([weekdays, from, to, percent]) => ({
      option: null,
      location: null,
      weekdays: [...weekdays],
      priceMinor: null,
      percent,
      fromMinute: minuteOf(from),
      toMinute: minuteOf(to),
    })),
  });
  await setNeeds(tx, who, {
    id,
    atOnce: null,
    needs: needs.map(({ label, of, assignment, choice = 'no' as const }) => ({
      label,
      quantity: 1,
      assignment,
      choice,
      resources: of.map((name) => ({
        id: idOf(resources, name),
        weight: 1,
      })),
    })),
  });
  await setQuestions(tx, who, {
    id,
    questions: questions.map(({ label, kind, choices = [], isRequired = false }) => ({
      label,
      kind,
      isRequired,
      translations: {},
      choices: [...choices],
    })),
  });
  return id;
}
