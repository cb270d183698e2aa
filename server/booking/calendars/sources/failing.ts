import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { isToBeTold } from './rules.ts';
import { resourcesOf } from './whose.ts';

/** Calendars that cannot be read and of which a person is to know. @returns how many, and since when the oldest fails */
export async function failingCalendars(
  tx: Tx,
  who: Staff | Key,
): Promise<{ readonly count: number; readonly since: string | null }> {
  const rows = await tx
    .selectFrom('calendar_sources')
    .select(['resource_id', 'fault', 'failing_since'])
    .where('tenant_id', '=', who.tenant)
    .where('off_at', 'is', null)
    .where('failing_since', 'is not', null)
    .orderBy('failing_since')
    .limit(500)
    .execute();
  if (rows.length === 0) return { count: 0, since: null };
  const theirs = new Set((await resourcesOf(tx, who)).map(({ id }) => id));
  const told = rows.filter(
    ({ resource_id: resource, fault, failing_since: since }) =>
      theirs.has(resource) &&
      isToBeTold(fault ?? 'away', (now().getTime() - (since?.getTime() ?? 0)) / 1000),
  );
  return { count: told.length, since: told[0]?.failing_since?.toISOString() ?? null };
}
