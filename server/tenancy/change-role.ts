import { record } from '#audit';
import type { StaffRole } from '#contract/acts';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { lockTeam } from './lock-team.ts';
import { staffChangeRefused } from './rules.ts';

/**
 * Gives a person of the team another role; their next request has it. As `gate`.
 * @throws {Refusal} `not_found`, `owner_only`, `last_owner`
 */
export async function changeRole(
  tx: Tx,
  who: Staff | Key,
  change: { user: string; role: StaffRole },
): Promise<void> {
  const { from, owners } = await lockTeam(tx, who.tenant, change.user);
  const by = who.kind === 'staff' ? who.role : null;
  const refused = staffChangeRefused({ from, to: change.role, owners }, by);
  if (refused !== null) refuse(refused);
  if (from === change.role) return;
  await tx
    .updateTable('staff')
    .set({ role: change.role, updated_at: now() })
    .where('tenant_id', '=', who.tenant)
    .where('user_id', '=', change.user)
    .execute();
  await record(tx, who, {
    type: 'staff.role_changed',
    subject: { kind: 'user', id: change.user },
    changes: { role: { from, to: change.role } },
  });
}
