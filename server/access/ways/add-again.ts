import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';
import type { CodeTo } from '../codes/code.ts';
import { giveBack } from './kept.ts';

/** Whoever proves an address or number that they had removed as a way to sign in has it as one again. As `engine`. */
export async function addAgain(tx: Tx, { tenant, customer }: Customer, to: CodeTo): Promise<void> {
  const known = await tx
    .selectFrom('profiles')
    .innerJoin('links', (join) =>
      join
        .onRef('links.tenant_id', '=', 'profiles.tenant_id')
        .onRef('links.profile_id', '=', 'profiles.id')
        .on('links.ended_at', 'is', null),
    )
    .select('profiles.id')
    .where('profiles.tenant_id', '=', tenant)
    .where('profiles.source', '=', 'portal')
    .where('profiles.outside_id', '=', to.email ?? to.phone ?? '')
    .where('links.customer_id', '=', customer)
    .executeTakeFirst();
  if (known !== undefined) await giveBack(tx, tenant, known.id);
}
