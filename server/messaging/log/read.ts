import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { CalendarPart } from '#platform/mail';
import {
  logColumns,
  mayGoAgain,
  mayHaveArrived,
  shownMessage,
  type WholeMessage,
} from './shown.ts';

/** A message as it was sent. As `caller`. @throws {Refusal} `not_found` */
export async function readMessage(tx: Tx, tenant: string, id: string): Promise<WholeMessage> {
  const row = await tx
    .selectFrom('messages')
    .select(logColumns)
    .select(['attempts', 'answer', 'provider', 'language', 'sent_text', 'sent_html', 'sent_with'])
    .select('sent_calendar')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return refuse('not_found');
  const calendar = row.sent_calendar as CalendarPart | null;
  return {
    ...shownMessage(row),
    attempts: row.attempts,
    answer: row.answer,
    provider: row.provider,
    language: row.language,
    text: row.sent_text,
    html: row.sent_html,
    calendar: calendar?.content ?? null,
    sentWith: row.sent_with,
    mayGoAgain: mayGoAgain(row),
    mayHaveArrived: mayHaveArrived(row),
  };
}
