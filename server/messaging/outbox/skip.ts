import type { MessageType } from '#contract/message-types';
import type { Tx } from '#platform/tx';

/**
 * Takes what is still to be sent of some types about a subject out of the outbox, as reminders of a booking that is
 * cancelled. What is in hand is looked at again before it goes, whatever happens here. As `caller` or `engine`.
 */
export async function skipMessages(
  tx: Tx,
  { tenant }: { readonly tenant: string },
  subject: string,
  types: readonly MessageType[],
): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ state: 'skipped', why: 'over', next_at: null })
    .where('tenant_id', '=', tenant)
    .where('subject_id', '=', subject)
    .where('type', 'in', types)
    .where('state', '=', 'queued')
    .execute();
}
