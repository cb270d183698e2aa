import { sql } from 'kysely';
import { PaymentRefused } from '#platform/payment-port';
import { enqueue } from '#platform/enqueue';
import type { Job, TaskHandler } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { PayloadOf } from '../../tasks.ts';
import { codeOf } from '../answered.ts';
import type { By } from '../by.ts';
import { lookUpCard, toLookUpCard } from '../later/look.ts';
import { type FoundCard, noteCard } from '../later/note.ts';
import { type Found, lookUp, noteFound, toLookUp } from './look.ts';
import { openStates } from './rules.ts';

type CancelJob = Job<PayloadOf<'payments.cancel'>>;

/**
 * Has everything taken back that is under way for something, payments and cards alike, in the transaction after which nobody
 * should pay for it any more. A job asks the provider; what was paid before it came to that is `paid`, and told as ever. As
 * `caller` or `engine`.
 */
export async function cancelOpenInTx(tx: Tx, { tenant }: By, subject: string): Promise<void> {
  const openIn = async (table: 'payments' | 'saved_cards') => {
    const rows = await tx
      .selectFrom(table)
      .select('id')
      .where('tenant_id', '=', tenant)
      .where('subject_id', '=', subject)
      .where('state', 'in', openStates)
      .execute();
    return rows.map(({ id }) => id);
  };
  const payload = {
    tenant,
    payments: await openIn('payments'),
    cards: await openIn('saved_cards'),
  };
  if (payload.payments.length + payload.cards.length > 0)
    await enqueue(tx, 'payments.cancel', payload);
}

/** Most cards that one job takes back. */
const mostCards = 20;

/** Has cards taken back that are being saved for things for which none is wanted any more. As `caller` or `engine`. */
export async function cancelCardsInTx(
  tx: Tx,
  tenant: string,
  subjects: readonly string[],
): Promise<void> {
  const rows = await tx
    .selectFrom('saved_cards')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('subject_id', '=', sql<string>`ANY (${subjects}::uuid[])`)
    .where('state', 'in', openStates)
    .orderBy('id')
    .execute();
  for (let from = 0; from < rows.length; from += mostCards) {
    const cards = rows.slice(from, from + mostCards).map(({ id }) => id);
    await enqueue(tx, 'payments.cancel', { tenant, payments: [], cards });
  }
}

/** Takes back payments and cards that are under way. One that was never heard of is begun under its key, to be taken back. */
export const cancelOpen: TaskHandler<PayloadOf<'payments.cancel'>> = async (job) => {
  const { db, who, payload, done } = job;
  for (const id of payload.payments) await cancelPayment(job, id);
  for (const id of payload.cards) await cancelCard(job, id);
  await db.as(who, 'caller', (tx) => done(tx));
};

async function cancelPayment({ db, who, ports }: CancelJob, id: string): Promise<void> {
  const { payments: port } = ports;
  const looked = await db.as(who, 'caller', (tx) => toLookUp(tx, who.tenant, id));
  if (looked === undefined) return;
  let found: Found = await lookUp(port, looked);
  if (!('never' in found) && found.status === 'waiting')
    found = await port.cancel(looked.account.secretKey, found.ref).catch(neverOf);
  const last = found;
  await db.as(who, 'caller', (tx) => noteFound(tx, who, id, last));
}

async function cancelCard({ db, who, ports }: CancelJob, id: string): Promise<void> {
  const looked = await db.as(who, 'caller', (tx) => toLookUpCard(tx, who.tenant, id));
  if (looked === undefined) return;
  let found: FoundCard = await lookUpCard(ports, who, looked);
  if (!('never' in found) && found.status === 'waiting')
    found = await ports.payments.cards.cancel(looked.account.secretKey, found.ref).catch(neverOf);
  const last = found;
  await db.as(who, 'caller', (tx) => noteCard(tx, who, id, last));
}

function neverOf(fault: unknown): { readonly never: string } {
  if (fault instanceof PaymentRefused) return { never: codeOf(fault) };
  throw fault;
}
