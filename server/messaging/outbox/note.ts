import { record } from '#audit';
import { inSeconds, now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Key, Staff, System } from '#platform/who';
import { suppress } from '../suppress/say.ts';
import type { Came } from './hand-over.ts';
import { letGo, type OutboxRow, writeStanding } from './row.ts';
import { waitAfter } from './rules.ts';
import { wake } from './wake.ts';

type Noted = Pick<OutboxRow, 'id' | 'type' | 'customer_id' | 'address' | 'attempts'>;

/**
 * Notes what came of a message that was handed over. What the server took is sent, even where somebody gave it up as
 * uncertain meanwhile; all else counts only while it is in hand. As `caller`.
 * @param deduplicates whether what may have gone can be handed over again
 */
export async function note(
  tx: Tx,
  who: System,
  row: Noted,
  { how, answer, isNobody }: Came,
  deduplicates: boolean,
): Promise<void> {
  const attempts = row.attempts + 1;
  if (how === 'sent') return noteSent(tx, who, row, { answer, attempts });
  if (how === 'refused') {
    if (isNobody && row.address !== null)
      await suppress(tx, who, { address: row.address, why: 'bounce' });
    return giveUp(tx, who, row, { why: isNobody ? 'nobody' : 'refused', answer, attempts });
  }
  if (how === 'uncertain' && !deduplicates)
    return noteUncertain(tx, who, row, { answer, attempts });
  const wait = waitAfter(attempts, Math.random());
  if (wait === undefined) return giveUp(tx, who, row, { why: 'not_sent', answer, attempts });
  const next = inSeconds(wait);
  const again = { state: 'queued', next_at: next, attempts, answer, ...letGo };
  // What may have gone goes again as it was; what has not is said anew.
  const anew = how === 'not_sent' ? { rendered_at: null } : {};
  await writeStanding(tx, who.tenant, inHand(row), { ...again, ...anew });
  await wake(tx, who.tenant, next);
}

const inHand = ({ id }: Noted) => ({ ids: [id], from: ['sending'] });

interface Outcome {
  readonly answer: string | null;
  readonly attempts: number;
}

async function noteSent(tx: Tx, who: System, row: Noted, outcome: Outcome): Promise<void> {
  const which = { ids: [row.id], from: ['sending', 'uncertain'] };
  const sent = { state: 'sent', sent_at: now(), why: null, ...outcome, ...letGo };
  if ((await writeStanding(tx, who.tenant, which, sent)) > 0)
    await tell(tx, who, row, { type: 'message.sent' });
}

async function giveUp(
  tx: Tx,
  who: System,
  row: Noted,
  { why, ...outcome }: Outcome & { readonly why: string },
): Promise<void> {
  const failed = { state: 'failed', why, ...outcome, ...letGo };
  if ((await writeStanding(tx, who.tenant, inHand(row), failed)) > 0)
    await tell(tx, who, row, { type: 'message.failed', why });
}

/** Notes that a message may have gone, or not: staff are to say. As `caller`. */
export async function noteUncertain(
  tx: Tx,
  who: System,
  row: Noted,
  outcome: Outcome,
): Promise<void> {
  const uncertain = { state: 'uncertain', ...outcome, ...letGo };
  if ((await writeStanding(tx, who.tenant, inHand(row), uncertain)) > 0)
    await tell(tx, who, row, { type: 'message.uncertain' });
}

/** What became of a message. */
interface Told {
  readonly type: 'message.sent' | 'message.failed' | 'message.uncertain' | 'message.again';
  readonly why?: string;
}

/** Writes down what became of a message. */
export async function tell(
  tx: Tx,
  who: System | Staff | Key,
  { id, type, customer_id: customer }: Pick<Noted, 'id' | 'type' | 'customer_id'>,
  what: Told,
): Promise<void> {
  const { why } = what;
  await record(tx, who, {
    type: what.type,
    subject: { kind: 'message', id },
    ...(customer !== null && { customer }),
    facts: { message: type, channel: 'email', ...(why !== undefined && { why }) },
  });
}
