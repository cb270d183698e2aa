import type { Message, messages } from '#contract/messages';
import type { ReplyOf } from '#contract/operation';

/** Columns of a message in the log, but for what it says. */
export const logColumns = [
  'id',
  'type',
  'purpose',
  'state',
  'why',
  'customer_id',
  'user_id',
  'address',
  'sent_subject',
  'subject_kind',
  'subject_id',
  'send_at',
  'sent_at',
  'next_at',
] as const;

/** A message in the log, but for what it says. */
export interface LogRow {
  readonly id: string;
  readonly type: string;
  readonly purpose: string;
  readonly state: string;
  readonly why: string | null;
  readonly customer_id: string | null;
  readonly user_id: string | null;
  readonly address: string | null;
  readonly sent_subject: string | null;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly send_at: Date;
  readonly sent_at: Date | null;
  readonly next_at: Date | null;
}

/** A message as the log lists it. */
export function shownMessage(row: LogRow): Message {
  return {
    id: row.id,
    type: row.type as Message['type'],
    purpose: row.purpose as Message['purpose'],
    state: row.state as Message['state'],
    why: row.why as Message['why'],
    customer: row.customer_id,
    user: row.user_id,
    address: row.address,
    subject: row.sent_subject,
    about: { kind: row.subject_kind, id: row.subject_id },
    sendAt: row.send_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    nextAt: row.next_at?.toISOString() ?? null,
  };
}

/** What staff may do about a message: put it out again, or say that it arrived. Pure. */
export const mayGoAgain = ({ state }: Pick<LogRow, 'state'>) =>
  state === 'uncertain' || state === 'failed';
export const mayHaveArrived = ({ state }: Pick<LogRow, 'state'>) => state === 'uncertain';

/** A message with what it says. */
export type WholeMessage = ReplyOf<typeof messages.getMessage>;
