import type { Bookable } from '#contract/booking/services';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';

/** A pool of what a booking takes, as it is asked for. */
type Pool = Omit<Bookable['needs'][number], 'id'>;

/**
 * What is wrong with the pools of a service, without looking at who is in them; null for nothing. Who is in two would have to be
 * in two places.
 */
export function poolFault(
  needs: readonly Pool[],
): 'pools_overlap' | readonly [string, string] | null {
  const all = needs.flatMap(({ resources }) =>
    new Set(resources.map(({ id }) => id)).values().toArray(),
  );
  if (new Set(all).size < all.length) return 'pools_overlap';
  for (const [at, { quantity, resources, assignment, choice }] of needs.entries()) {
    const size = new Set(resources.map(({ id }) => id)).size;
    if (size < resources.length) return [`needs.${at}.resources`, 'must not name one twice'];
    if (assignment !== 'collective' && quantity > size)
      return [`needs.${at}.quantity`, `must not be more than the ${size} there are`];
    if (assignment === 'collective' && choice !== 'no')
      return [`needs.${at}.choice`, 'has no sense where all are taken'];
  }
  return null;
}

/**
 * Makes sure that pools can be had. Who was archived may stay where they are and cannot be added.
 * @throws {Refusal} `pools_overlap`; `invalid_input`
 */
export async function mustBePools(
  tx: Tx,
  tenant: string,
  needs: readonly Pool[],
  before: readonly Pool[],
): Promise<void> {
  const fault = poolFault(needs);
  if (fault === 'pools_overlap') refuse(fault);
  if (fault !== null) refuseField(...fault);
  const wanted = needs.flatMap(({ resources }) => resources.map(({ id }) => id));
  if (wanted.length === 0) return;
  const rows = await tx
    .selectFrom('resources')
    .select(['id', 'archived_at'])
    .where('tenant_id', '=', tenant)
    .where('kind', '<>', 'service')
    .where('id', 'in', wanted)
    .execute();
  const had = new Set(before.flatMap(({ resources }) => resources.map(({ id }) => id)));
  const may = new Set(
    rows.filter((row) => row.archived_at === null || had.has(row.id)).map((row) => row.id),
  );
  for (const [at, { resources }] of needs.entries())
    if (resources.some(({ id }) => !may.has(id)))
      refuseField(`needs.${at}.resources`, 'must be people and things that can be booked');
}
