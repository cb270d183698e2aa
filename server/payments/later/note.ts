import { record } from '#audit';
import type { CardSetup } from '#platform/card-port';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { By } from '../by.ts';
import { type CardRow, cardState, lockCard } from './row.ts';
import { type CardState, isOpenCard, nextCard } from './rules.ts';

/** What came of asking: what a card is now, or why it never will be saved. */
export type FoundCard = CardSetup | { readonly never: string };

/** Notes what the provider says a card is now. Said twice, late or out of order, it does no harm. As `caller` or `engine`. */
export async function noteCard(tx: Tx, who: By, id: string, found: FoundCard): Promise<CardRow> {
  const row = await lockCard(tx, who.tenant, id);
  if ('never' in found) return fail(tx, who, row, found.never);
  const { status, card } = found;
  const state = nextCard(cardState(row), status);
  if (state === 'saved' && row.state !== 'saved') {
    if (card === null) return fail(tx, who, row, 'no_card');
    const { method, brand, last4 } = card;
    const shown = { brand: brand.slice(0, 40), last4 };
    return write(tx, who, row, { state, ref: found.ref, fault: null, method, ...shown });
  }
  const isNews =
    state !== row.state || found.ref !== row.provider_ref || found.fault !== row.fault_code;
  if (!isNews || !isOpenCard(cardState(row))) return row;
  return write(tx, who, row, { state, ref: found.ref, fault: found.fault });
}

/** Notes that the provider did not answer. */
export async function noteUncertainCard(tx: Tx, who: By, id: string): Promise<CardRow> {
  const row = await lockCard(tx, who.tenant, id);
  if (row.state !== 'new') return row;
  return write(tx, who, row, { state: 'uncertain', ref: row.provider_ref, fault: null });
}

function fail(tx: Tx, who: By, row: CardRow, fault: string): Promise<CardRow> {
  if (!isOpenCard(cardState(row))) return Promise.resolve(row);
  return write(tx, who, row, { state: 'failed', ref: row.provider_ref, fault });
}

const events = {
  saved: { type: 'card.saved' },
  failed: { type: 'card.failed' },
  cancelled: { type: 'card.cancelled' },
} as const;

interface To {
  readonly state: CardState;
  readonly ref: string | null;
  readonly fault: string | null;
  readonly method?: string;
  readonly brand?: string;
  readonly last4?: string;
}

async function write(tx: Tx, who: By, row: CardRow, to: To): Promise<CardRow> {
  const { state, ref, fault, method, brand, last4 } = to;
  const written = await tx
    .updateTable('saved_cards')
    .set({
      state,
      provider_ref: ref,
      fault_code: fault?.slice(0, 100) ?? null,
      updated_at: now(),
      ...(method !== undefined && { provider_method: method, brand, last4 }),
    })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (state === row.state || !(state in events)) return written;
  const { customer_id: customer } = await tx
    .selectFrom('payers')
    .select('customer_id')
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', row.payer_id)
    .executeTakeFirstOrThrow();
  await record(tx, who, {
    ...events[state as keyof typeof events],
    subject: { kind: 'card', id: row.id },
    customer,
    facts: { fault: written.fault_code },
  });
  return written;
}
