import { identifyMany } from '#identity';
import { holdDemoFill, moveDemoFill } from '#tenancy';
import { asOf } from '#platform/clock';
import type { Database } from '#platform/db';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import { arrivalsOf, type DemoArrival } from './arrivals.ts';
import { businesses, type DemoBusiness } from './businesses.ts';
import { noteRegulars } from './regulars.ts';

/** So many arrivals one transaction takes in: few where somebody is waited upon meanwhile, for the embedded database does one thing after the other. */
export const batch = { beforeServing: 12, whileServing: 8 } as const;

/** Where the chances of the first business begin; each of the others has its own. */
const firstSeed = 20_260_101;

/** Where the chances of a business begin. */
export function seedOf(business: DemoBusiness): number {
  return firstSeed + businesses.indexOf(business);
}

/** People of a demo business who are still to come in. */
export interface LetIn {
  /** How many arrivals there are in all. */
  readonly arrivals: number;
  /** How many of them are those of the people who are there at once. */
  readonly first: number;
  /**
   * Lets at most so many more in, in one transaction: they are recognised as of the moment at which they came, some are tagged.
   * @returns how often people have come in by now
   */
  next(upTo: number, most: number): Promise<number>;
}

/** The people of a demo business, to be let in from where it was left. */
export function peopleOf(
  db: Database,
  who: System,
  business: DemoBusiness,
  history: { people: number; begunAt: Date },
): LetIn {
  const { all, first } = arrivalsOf(business, { ...history, seed: seedOf(business) });
  return {
    arrivals: all.length,
    first,
    next: (upTo, most) =>
      db.as(who, 'engine', async (tx) => {
        const fill = await holdDemoFill(tx, who.tenant);
        if (fill === undefined || fill.taken >= upTo) return fill?.taken ?? upTo;
        const some = all.slice(fill.taken, Math.min(fill.taken + most, upTo));
        const when = { ...history, timeZone: business.timeZone };
        for (const group of together(some, when)) await takeIn(tx, who, business, group);
        await moveDemoFill(tx, who, fill.taken + some.length);
        return fill.taken + some.length;
      }),
  };
}

/** Of what is further back than this, nothing is shown by the day. */
const daysShown = 62;

/** In the last days one looks at each arrival. */
const daysAlone = 3;

/**
 * Arrivals parted into those that may share one instant, that of the last of them: each alone, where they are so recent
 * that people see when it was; of the weeks before, those of one day, or the charts would have peaks where there were none.
 */
export function together(
  some: readonly DemoArrival[],
  { begunAt, timeZone }: { readonly begunAt: Date; readonly timeZone: string },
): (readonly DemoArrival[])[] {
  const ago = (days: number) => begunAt.getTime() - days * 86_400_000;
  const shared = ({ at }: DemoArrival, place: number) => {
    if (at.getTime() < ago(daysShown)) return 'long ago';
    if (at.getTime() >= ago(daysAlone)) return String(place);
    const day = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
    return day.toPlainDate().toString();
  };
  return [...Map.groupBy(some, shared).values()];
}

async function takeIn(
  tx: Tx,
  who: System,
  business: DemoBusiness,
  some: readonly DemoArrival[],
): Promise<void> {
  const last = some.at(-1);
  if (last === undefined) return;
  await asOf(last.at, async () => {
    const outcomes = await identifyMany(
      tx,
      who,
      some.map(({ profile }) => profile),
    );
    const came = outcomes.flatMap(({ customer, outcome }, place) =>
      outcome === 'new' ? [{ customer, number: some[place]!.number }] : [],
    );
    await noteRegulars(tx, who, business, { seed: seedOf(business), came });
  });
}
