import type { Mail } from '#platform/mail';
import type { Tx } from '#platform/tx';
import { unsubscribeToken } from '../unsubscribe/link.ts';
import type { Composing } from './composing.ts';
import { mayWait } from './rules.ts';
import type { OutboxRow } from './row.ts';

/** What of a message is kept as it goes out. */
export type Kept = Pick<
  OutboxRow,
  'id' | 'purpose' | 'address' | 'sent_subject' | 'sent_text' | 'sent_html' | 'sent_calendar'
>;

/** The mail that a message is, from what is kept of it: handed over again it is the same to the letter. */
export async function mailOf(tx: Tx, { who, ports, desk }: Composing, kept: Kept): Promise<Mail> {
  const { business, settings } = desk;
  const url = `${ports.config.publicUrl}/api/b/${business.slug}/mail`;
  // What somebody must know has nothing to unsubscribe from.
  const headers = mayWait(kept.purpose)
    ? {
        'List-Unsubscribe': `<${url}/${await unsubscribeToken(tx, who.tenant, kept.id)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }
    : undefined;
  return {
    id: kept.id,
    to: kept.address ?? '',
    subject: kept.sent_subject ?? '',
    text: kept.sent_text ?? '',
    html: kept.sent_html ?? '',
    fromName: settings.senderName ?? business.name,
    ...(settings.replyTo !== null && { replyTo: settings.replyTo }),
    ...(headers !== undefined && { headers }),
    ...(kept.sent_calendar !== null && { calendar: kept.sent_calendar }),
  };
}
