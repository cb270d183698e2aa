import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { tell } from '../outbox/note.ts';
import { outboxColumns, writeStanding, type OutboxRow } from '../outbox/row.ts';
import { wake } from '../outbox/wake.ts';
import { suppressionOf } from '../suppress/is.ts';
import { readMessage } from './read.ts';
import type { WholeMessage } from './shown.ts';

type By = Staff | Key;

/**
 * Puts out again a message that failed, or that may not have arrived: it is looked at and said anew. As `caller`.
 * @throws {Refusal} `not_found`, `message_settled`, `suppressed`
 */
export async function sendAgain(tx: Tx, who: By, id: string): Promise<WholeMessage> {
  const row = await lockMessage(tx, who.tenant, id);
  if (row.address !== null && (await suppressionOf(tx, who.tenant, row.address)) !== undefined)
    refuse('suppressed');
  const at = now();
  const again = { state: 'queued', why: null, next_at: at, attempts: 0, rendered_at: null };
  const which = { ids: [id], from: ['uncertain', 'failed'] };
  if ((await writeStanding(tx, who.tenant, which, again)) === 0) refuse('message_settled');
  await tell(tx, who, row, { type: 'message.again' });
  await wake(tx, who.tenant, at);
  return readMessage(tx, who.tenant, id);
}

/** Says that a message arrived of which that was not known. As `caller`. @throws {Refusal} `not_found`, `message_settled` */
export async function sayArrived(tx: Tx, who: By, id: string): Promise<WholeMessage> {
  const row = await lockMessage(tx, who.tenant, id);
  const which = { ids: [id], from: ['uncertain'] };
  const sent = { state: 'sent', sent_at: now() };
  if ((await writeStanding(tx, who.tenant, which, sent)) === 0) refuse('message_settled');
  await tell(tx, who, row, { type: 'message.sent' });
  return readMessage(tx, who.tenant, id);
}

async function lockMessage(tx: Tx, tenant: string, id: string): Promise<OutboxRow> {
  const row = await tx
    .selectFrom('messages')
    .select(outboxColumns)
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .$castTo<OutboxRow>()
    .executeTakeFirst();
  return row ?? refuse('not_found');
}
