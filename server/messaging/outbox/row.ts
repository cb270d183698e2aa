import type { Updateable } from 'kysely';
import type { MessageLanguage, MessagePurpose, MessageType } from '#contract/message-types';
import type { DB } from '#database/types';
import { now } from '#platform/clock';
import type { CalendarPart } from '#platform/mail';
import type { Tx } from '#platform/tx';

/** A message of the outbox as it is worked on. */
export interface OutboxRow {
  readonly id: string;
  readonly type: MessageType;
  readonly purpose: MessagePurpose;
  readonly customer_id: string | null;
  readonly user_id: string | null;
  readonly address: string | null;
  /** Empty where the reader's is not known. */
  readonly language: MessageLanguage | '';
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly occasion: string;
  readonly attempts: number;
  readonly provider: string | null;
  /** When it was made ready to go as it stands; null: it is composed anew. */
  readonly rendered_at: Date | null;
  readonly sent_subject: string | null;
  readonly sent_text: string | null;
  readonly sent_html: string | null;
  readonly sent_calendar: CalendarPart | null;
}

/** Columns of it. */
export const outboxColumns = [
  'id',
  'type',
  'purpose',
  'customer_id',
  'user_id',
  'address',
  'language',
  'subject_kind',
  'subject_id',
  'occasion',
  'attempts',
  'provider',
  'rendered_at',
  'sent_subject',
  'sent_text',
  'sent_html',
  'sent_calendar',
] as const;

/** Messages that are due and that nobody else has in hand, longest first, locked. */
export function lockDue(tx: Tx, tenant: string, most: number, user?: string): Promise<OutboxRow[]> {
  let query = tx
    .selectFrom('messages')
    .select(outboxColumns)
    .where('tenant_id', '=', tenant)
    .where('state', '=', 'queued')
    .where('next_at', '<=', now())
    .orderBy('next_at')
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .skipLocked();
  if (user !== undefined)
    query = query.where('user_id', '=', user).where('subject_kind', 'not in', ['sample', 'digest']);
  return query.$castTo<OutboxRow>().execute();
}

/** Writes where messages stand, as long as they are in one of some states. @returns how many were */
export async function writeStanding(
  tx: Tx,
  tenant: string,
  { ids, from }: { readonly ids: readonly string[]; readonly from: readonly string[] },
  set: Updateable<DB['messages']>,
): Promise<number> {
  if (ids.length === 0) return 0;
  const { numUpdatedRows } = await tx
    .updateTable('messages')
    .set(set)
    .where('tenant_id', '=', tenant)
    .where('id', 'in', ids)
    .where('state', 'in', from)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** What no message has that nobody has in hand. */
export const letGo = { claim: null, claimed_at: null } as const;
