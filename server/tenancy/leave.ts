import { sql } from 'kysely';
import { record } from '#audit';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { lockTeam } from './lock-team.ts';
import { staffChangeRefused } from './rules.ts';

/**
 * Ends a person's work for the business; their next request has no part in it. As `gate`.
 * @throws {Refusal} `not_found`, `owner_only`, `last_owner`
 */
export async function leaveTeam(tx: Tx, who: Staff | Key, user: string): Promise<void> {
  const { from, owners } = await lockTeam(tx, who.tenant, user);
  const by = who.kind === 'staff' ? who.role : null;
  const refused = staffChangeRefused({ from, to: null, owners }, by);
  if (refused !== null) refuse(refused);
  await tx
    .deleteFrom('staff')
    .where('tenant_id', '=', who.tenant)
    .where('user_id', '=', user)
    .execute();
  await tx
    .updateTable('users')
    .set({ tenant_ids: sql`array_remove(tenant_ids, ${who.tenant})` })
    .where('id', '=', user)
    .execute();
  await record(tx, who, {
    type: 'staff.left',
    subject: { kind: 'user', id: user },
    changes: { role: { from, to: null } },
  });
}
