import { inSeconds } from '#platform/clock';
import type { Tx } from '#platform/tx';

/** For so long what a message said is kept; that it was sent is kept for good. */
const keptDays = 400;
const most = 5000;

/** Empties what old messages said. As `engine`. */
export async function forgetBodies(tx: Tx, tenant: string): Promise<void> {
  const old = await tx
    .selectFrom('messages')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('sent_html', 'is not', null)
    .where('created_at', '<', inSeconds(-keptDays * 24 * 3600))
    .limit(most)
    .execute();
  if (old.length === 0) return;
  await tx
    .updateTable('messages')
    .set({ sent_subject: null, sent_text: null, sent_html: null, sent_calendar: null })
    .where('tenant_id', '=', tenant)
    .where(
      'id',
      'in',
      old.map(({ id }) => id),
    )
    .execute();
}
