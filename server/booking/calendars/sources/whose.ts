import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';

/** Whom one may connect calendars for: a consultant themselves alone, everybody else whose role allows it all of them. */
export async function resourcesOf(
  tx: Tx,
  who: Staff | Key,
): Promise<{ readonly id: string; readonly name: string; readonly zone: string }[]> {
  let found = tx
    .selectFrom('resources')
    .select(['id', 'name', 'zone'])
    .where('tenant_id', '=', who.tenant)
    .where('kind', '<>', 'service')
    .where('archived_at', 'is', null);
  if (who.kind === 'staff' && who.role === 'consultant')
    found = found.where('user_id', '=', who.user);
  return found.orderBy('position').orderBy('name').orderBy('id').limit(mostResources).execute();
}

const mostResources = 500;

/** One of those, by its id. @throws {Refusal} `not_found` */
export async function resourceOf(tx: Tx, who: Staff | Key, id: string) {
  const found = (await resourcesOf(tx, who)).find((one) => one.id === id);
  return found ?? refuse('not_found');
}
