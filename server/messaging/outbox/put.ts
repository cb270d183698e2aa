import { sql } from 'kysely';
import { messageTypes, type MessageType } from '#contract/message-types';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { languageFor } from './language.ts';
import { wake } from './wake.ts';

/** A message to be sent, once, as part of what causes it. */
export interface NewMessage {
  readonly type: Exclude<MessageType, 'staff_digest'>;
  readonly to: { readonly customer: string } | { readonly user: string };
  /** The language that the reader is known to read; messages are written in it where they are shipped in it. */
  readonly language: string | null;
  /** What it is about; the room that puts it here composes it by this id. */
  readonly subject: { readonly kind: string; readonly id: string };
  /** Which time of several, as in `reminder:1440:0`: nobody is told twice of one occasion. */
  readonly occasion: string;
  /** Not before this instant; at once where not said. */
  readonly sendAt?: Date;
}

/**
 * Puts messages in the outbox, as part of the transaction in which their cause happens: one statement however many they are.
 * What was put there for the same occasion already is not put there again. As `caller` or `engine`.
 */
export async function putMessages(
  tx: Tx,
  { tenant }: { readonly tenant: string },
  messages: readonly NewMessage[],
): Promise<void> {
  if (messages.length === 0) return;
  const at = now();
  const rows = messages.map((one) => rowOf(one, at));
  await sql`
    INSERT INTO clientele.messages (tenant_id, id, type, channel, purpose, customer_id, user_id, language, subject_kind,
      subject_id, occasion, state, send_at, next_at, created_at)
    SELECT ${tenant}::uuid, r.id, r.type, 'email', r.purpose, r.customer, r."user", r.language, r.kind, r.subject, r.occasion,
      'queued', r."sendAt", r."sendAt", ${at}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (id uuid, type text, purpose text, customer uuid, "user" uuid,
      language text, kind text, subject uuid, occasion text, "sendAt" timestamptz)
    ON CONFLICT DO NOTHING`.execute(tx);
  for (const sendAt of new Set(rows.map((row) => row.sendAt.getTime())))
    await wake(tx, tenant, new Date(sendAt));
}

function rowOf({ type, to, language, subject, occasion, sendAt }: NewMessage, at: Date) {
  return {
    id: newId(),
    type,
    occasion,
    purpose: messageTypes[type].purpose,
    customer: 'customer' in to ? to.customer : null,
    user: 'user' in to ? to.user : null,
    language: languageFor(language) ?? '',
    kind: subject.kind,
    subject: subject.id,
    sendAt: sendAt ?? at,
  };
}
