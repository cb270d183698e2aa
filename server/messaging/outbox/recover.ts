import { inSeconds, now } from '#platform/clock';
import type { MailPort } from '#platform/mail';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import { noteUncertain } from './note.ts';
import { letGo, outboxColumns, type OutboxRow, writeStanding } from './row.ts';

/** After how many minutes a message in hand is nobody's any more: no job takes as long. */
const lostAfterMinutes = 20;
const most = 500;

/**
 * Finds messages that whoever had them in hand left lying, as when the program died: each may have gone, or not. Where
 * the provider lets it arrive once it goes again as it was, elsewhere staff are to say. As `caller`.
 * @param job an earlier attempt at this one had them; null: whoever had them, long ago
 */
export async function recover(
  tx: Tx,
  who: System,
  port: MailPort,
  job: string | null,
): Promise<void> {
  let query = tx
    .selectFrom('messages')
    .select(outboxColumns)
    .where('tenant_id', '=', who.tenant)
    .where('state', '=', 'sending')
    .limit(most)
    .forUpdate()
    .skipLocked();
  query =
    job === null
      ? query.where('claimed_at', '<', inSeconds(-lostAfterMinutes * 60))
      : query.where('claim', '=', job);
  for (const row of await query.$castTo<OutboxRow>().execute()) {
    const { id, attempts } = row;
    if (port.deduplicates && row.provider === port.provider)
      await writeStanding(
        tx,
        who.tenant,
        { ids: [id], from: ['sending'] },
        { state: 'queued', next_at: now(), ...letGo },
      );
    else await noteUncertain(tx, who, row, { answer: null, attempts: attempts + 1 });
  }
}
