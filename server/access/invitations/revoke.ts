import { record } from '#audit';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';

/** Takes an open invitation back; its link is dead at once. As `gate`. @throws {Refusal} `not_found` */
export async function revokeInvitation(tx: Tx, who: Staff | Key, id: string): Promise<void> {
  const row = await tx
    .updateTable('invitations')
    .set({ revoked_at: now(), sealed: null })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) refuse('not_found');
  await record(tx, who, { type: 'invitation.revoked', subject: { kind: 'invitation', id } });
}
