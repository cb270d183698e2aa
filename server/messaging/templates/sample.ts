import type { MessageLanguage, MessageType } from '#contract/message-types';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import type { Staff } from '#platform/who';
import { wake } from '../outbox/wake.ts';

/**
 * Sends somebody at work a message of a type as it is in force, with what stands in a sample. As `caller`.
 * @returns its id in the log
 */
export async function sendSample(
  tx: Tx,
  who: Staff,
  { type, language }: { readonly type: MessageType; readonly language: MessageLanguage },
): Promise<string> {
  const id = newId();
  const at = now();
  await tx
    .insertInto('messages')
    .values({
      tenant_id: who.tenant,
      id,
      type,
      channel: 'email',
      purpose: 'transactional',
      user_id: who.user,
      language,
      subject_kind: 'sample',
      subject_id: id,
      occasion: 'sample',
      state: 'queued',
      send_at: at,
      next_at: at,
      created_at: at,
    })
    .execute();
  await wake(tx, who.tenant, at);
  return id;
}
