import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { most } from './rules.ts';

/**
 * Makes sure that a list can take one more; every list has a limit. As `caller`.
 * @throws {Refusal} `limit_reached`
 */
export async function roomForOne(
  tx: Tx,
  tenant: string,
  list: 'locations' | 'tags' | 'fields',
): Promise<void> {
  const table = list === 'fields' ? 'custom_fields' : list;
  const { count } = await tx
    .selectFrom(table)
    .select((select) => select.fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', tenant)
    .executeTakeFirstOrThrow();
  if (count >= most[list]) refuse('limit_reached', { facts: { most: most[list] } });
}
