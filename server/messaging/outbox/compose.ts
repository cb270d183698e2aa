import type { MessageLanguage } from '#contract/message-types';
import { addressIn } from '#platform/mail';
import type { Tx } from '#platform/tx';
import { sampleValues } from '../templates/samples.ts';
import { unsubscribeToken } from '../unsubscribe/link.ts';
import { digestOf } from './digest.ts';
import type { Composing, Said } from './composing.ts';
import { languageFor } from './language.ts';
import type { OutboxRow } from './row.ts';

/** Has a message composed from what is true now; undefined where it need not be said any more. As `caller`. */
export async function compose(
  tx: Tx,
  composing: Composing,
  row: OutboxRow,
): Promise<Said | undefined> {
  const { business } = composing.desk;
  const language = languageFor(row.language, business.language) ?? 'en';
  const composed = await saidBy(tx, composing, row, language);
  if (composed === null) return undefined;
  const links = `${composing.ports.config.publicUrl}/b/${business.slug}`;
  return {
    language,
    to: composed.to,
    zone: composed.zone,
    calendar: composed.calendar,
    values: {
      ...composed.values,
      'business.name': business.name,
      'business.booking_link': `${links}/book`,
      'unsubscribe.link': `${links}/mail/${await unsubscribeToken(tx, composing.who.tenant, row.id)}`,
    },
  };
}

type Told = Pick<Said, 'values'> & Partial<Pick<Said, 'to' | 'zone' | 'calendar'>>;

async function saidBy(
  tx: Tx,
  composing: Composing,
  row: OutboxRow,
  language: MessageLanguage,
): Promise<Told | null> {
  if (row.subject_kind === 'sample') return { values: sampleValues(row.type, language) };
  if (row.type === 'staff_digest') return digestOf(tx, composing, row, compose);
  const { who, ports, desk } = composing;
  return ports.compose[row.type](tx, who, {
    subject: row.subject_id,
    occasion: row.occasion,
    customer: row.customer_id,
    language,
    publicUrl: ports.config.publicUrl,
    answersTo: desk.settings.replyTo ?? addressIn(ports.config.mailFrom),
  });
}
