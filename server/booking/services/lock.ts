import type { Selectable } from 'kysely';
import type { DB } from '#database/types';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { raiseRules } from '../state/version.ts';

/**
 * One service, to be changed: its row stays locked until the transaction ends, and what servers have in mind of the business is
 * old from then on.
 * @throws {Refusal} `not_found`
 */
export async function lockService(
  tx: Tx,
  tenant: string,
  id: string,
): Promise<Selectable<DB['services']>> {
  await raiseRules(tx, tenant);
  const row = await tx
    .selectFrom('services')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? refuse('not_found');
}
