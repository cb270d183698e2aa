import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';

/** Most mails the built-in mailbox keeps; the oldest make room. */
const mostKept = 1000;

/** A mail as it arrived. */
export interface ArrivedMail {
  /** Its Message-ID, by which a mail that was handed over twice is known. */
  readonly messageId?: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The event that came with it, in the iCalendar format. */
  readonly calendar?: string | undefined;
}

/** Puts a mail into the built-in mailbox. As `gate`. @returns false where it was there already */
export async function keepMail(tx: Tx, mail: ArrivedMail): Promise<boolean> {
  const kept = await tx
    .insertInto('mailbox')
    .values({
      id: newId(),
      sender: mail.from,
      recipient: mail.to.toLowerCase(),
      subject: mail.subject,
      body_text: mail.text,
      body_html: mail.html,
      body_calendar: mail.calendar ?? null,
      message_ref: mail.messageId ?? null,
      received_at: now(),
    })
    .onConflict((conflict) => conflict.constraint('mailbox_message_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (kept === undefined) return false;
  await tx
    .deleteFrom('mailbox')
    .where('id', 'in', (query) =>
      query.selectFrom('mailbox').select('id').orderBy('received_at', 'desc').offset(mostKept),
    )
    .execute();
  return true;
}

/** The newest mails, all or those to one address. As `gate`. */
export async function listMail(tx: Tx, asked: { to?: string | undefined; limit: number }) {
  let query = tx
    .selectFrom('mailbox')
    .select(['id', 'sender', 'recipient', 'subject', 'received_at'])
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit);
  if (asked.to !== undefined) query = query.where('recipient', '=', asked.to.toLowerCase());
  return (await query.execute()).map(keptMail);
}

/** One mail of the built-in mailbox. As `gate`. @throws {Refusal} `not_found` */
export async function readMail(tx: Tx, id: string) {
  const row = await tx.selectFrom('mailbox').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return refuse('not_found');
  return {
    ...keptMail(row),
    text: row.body_text,
    html: row.body_html,
    calendar: row.body_calendar,
  };
}

function keptMail(row: {
  id: string;
  sender: string;
  recipient: string;
  subject: string;
  received_at: Date;
}) {
  return {
    id: row.id,
    from: row.sender,
    to: row.recipient,
    subject: row.subject,
    receivedAt: row.received_at.toISOString(),
  };
}
