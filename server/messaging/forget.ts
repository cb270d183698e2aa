import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** Removes letters from the built-in mailbox whose address, subject or text mentions somebody. As `gate`. */
export async function forgetLetters(tx: Tx, mentioned: RegExp): Promise<void> {
  const letters = await tx
    .selectFrom('mailbox')
    .select(['id', 'recipient', 'subject', 'body_text', 'body_html', 'body_calendar'])
    .execute();
  const gone = letters
    .filter((one) =>
      [one.recipient, one.subject, one.body_text, one.body_html, one.body_calendar ?? ''].some(
        (text) => mentioned.test(text),
      ),
    )
    .map((one) => one.id);
  if (gone.length > 0) await tx.deleteFrom('mailbox').where('id', 'in', gone).execute();
}

/** How many letters of the built-in mailbox are older than an instant. As `gate`. */
export async function countOldLetters(tx: Tx, before: Date): Promise<number> {
  const { rows } = await sql<{ all: number }>`
    SELECT count(*)::int AS all FROM clientele.mailbox WHERE received_at < ${before}`.execute(tx);
  return rows[0]?.all ?? 0;
}

/** Removes letters of the built-in mailbox that are older than an instant. As `gate`. @returns how many */
export async function forgetOldLetters(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('mailbox')
    .where('received_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
