import { record } from '#audit';
import type { HoursShown } from '#contract/booking/hours';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { holdResource } from '../resources/list.ts';
import { raiseRules } from '../state/version.ts';
import { readStanding } from './read.ts';
import { shownHours } from './shown.ts';
import type { Standing } from './standing.ts';

/** What of somebody's hours is changed. */
export type What = 'week' | 'override' | 'time_off';

/**
 * Changes when a resource can be had, writes it down, and says which bookings that leaves outside. Whoever else changes hours
 * of the business waits meanwhile.
 * @param work writes the change, knowing what was
 * @throws {Refusal} `not_found`; `forbidden` to a consultant whose resource it is not
 */
export async function changeHours(
  tx: Tx,
  who: Tenanted,
  id: string,
  what: What,
  work: (before: Standing) => Promise<unknown>,
): Promise<HoursShown> {
  const { tenant } = who;
  await raiseRules(tx, tenant);
  const resource = await holdResource(tx, tenant, id);
  if (!isTheirs(who, resource)) refuse('forbidden');
  const before = await readStanding(tx, tenant, resource);
  await work(before);
  const after = await readStanding(tx, tenant, resource);
  const shown = await shownHours(tx, tenant, before, after);
  await record(tx, who, {
    type: 'hours.changed',
    subject: { kind: 'resource', id },
    facts: { what, conflicts: shown.conflicts.filter(({ isOld }) => !isOld).length },
  });
  return shown;
}

/** Whether somebody may change the hours of a resource: a consultant only their own. */
export const isTheirs = (who: Tenanted, { user }: { readonly user: string | null }): boolean =>
  who.kind !== 'staff' || who.role !== 'consultant' || user === who.user;
