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

/** Most messages that one statement writes. */
const step = 500;

/**
 * Puts messages in the outbox, as part of the transaction in which their cause happens. What was put there for the same
 * occasion already is not put there again. As `caller` or `engine`.
 */
export async function putMessages(
  tx: Tx,
  { tenant }: { readonly tenant: string },
  messages: readonly NewMessage[],
): Promise<void> {
  const at = now();
  for (let from = 0; from < messages.length; from += step)
    await tx
      .insertInto('messages')
      .values(messages.slice(from, from + step).map((one) => rowOf(tenant, one, at)))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  for (const sendAt of new Set(messages.map((one) => (one.sendAt ?? at).getTime())))
    await wake(tx, tenant, new Date(sendAt));
}

function rowOf(tenant: string, message: NewMessage, at: Date) {
  const { type, to, language, subject, occasion, sendAt = at } = message;
  return {
    tenant_id: tenant,
    id: newId(),
    type,
    channel: 'email',
    purpose: messageTypes[type].purpose,
    customer_id: 'customer' in to ? to.customer : null,
    user_id: 'user' in to ? to.user : null,
    language: languageFor(language) ?? '',
    subject_kind: subject.kind,
    subject_id: subject.id,
    occasion,
    state: 'queued',
    send_at: sendAt,
    next_at: sendAt,
    created_at: at,
  };
}
