import type { WhyNot } from '#contract/booking/slots';
import { choiceOf, quantityOf } from '../slots/find.ts';
import { stages } from '#contract/booking/slots';
import type { Need, Reason, Situation, Stage } from '../slots/types.ts';

const said: Readonly<Record<Stage, WhyNot>> = {
  party: 'party',
  notice: 'too_soon',
  window: 'too_late',
  grid: 'off_grid',
  daily_cap: 'full',
  session_closed: 'closed',
  seats: 'full',
  choice: 'closed',
  location: 'closed',
  holiday: 'closed',
  override: 'closed',
  break: 'closed',
  hours: 'closed',
  time_off: 'closed',
  resource_cap: 'full',
  capacity: 'full',
  elsewhere: 'taken',
  busy: 'taken',
  buffer: 'taken',
};

/**
 * What visitors are told of why a time cannot be had: the first reason that has to do with nobody in particular; else what
 * is against the one who is nearest to be had, of those of whom there are too few. Never who that is.
 */
export function whyNotOf({ needs }: Situation, reasons: readonly Reason[]): WhyNot {
  const first = reasons.find(({ taker }) => taker === undefined);
  if (first !== undefined) return said[first.stage];
  const against = Map.groupBy(reasons, ({ taker }) => taker);
  const nearest = needs
    .filter((need) => isShort(need, against))
    .flatMap((need) => choiceOf(need).flatMap(({ id }) => against.get(id)?.[0] ?? []))
    .toSorted((a, b) => stages.indexOf(b.stage) - stages.indexOf(a.stage));
  return nearest[0] === undefined ? 'taken' : said[nearest[0].stage];
}

function isShort(need: Need, against: ReadonlyMap<string | undefined, unknown>): boolean {
  const free = choiceOf(need).filter(({ id }) => !against.has(id));
  return free.length < quantityOf(need);
}
