import { record } from '#audit';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';

/** Revokes an API key: its next request is refused. As `caller`. @throws {Refusal} `not_found` */
export async function revokeKey(tx: Tx, who: Staff | Key, id: string): Promise<void> {
  const row = await tx
    .updateTable('api_keys')
    .set({ revoked_at: now() })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) refuse('not_found');
  await record(tx, who, { type: 'key.revoked', subject: { kind: 'key', id } });
}
