import { beginInTx } from '#payments';
import type { Tx } from '#platform/tx';
import { expireAt } from '../holds/expire.ts';
import type { Conditions } from './conditions.ts';
import { askCard } from './keep-card.ts';
import type { NewRow } from './rows.ts';
import type { Made } from './write.ts';

/**
 * Begins what holds are held for: a payment, or a card that is kept. Whoever books asks the provider for it when this has been
 * written down.
 * @throws {Refusal} `payment_off` where no provider is connected
 */
export async function beginPaying(
  tx: Tx,
  conditions: ReadonlyMap<string, Conditions>,
  all: readonly Made[],
  rows: readonly NewRow[],
): Promise<void> {
  for (const [place, { id, wanted, booker }] of all.entries()) {
    const row = rows[place] as NewRow;
    if (row.status !== 'held') continue;
    await expireAt(tx, wanted.by.tenant, row.hold_ends_at as Date);
    // What is only offered is paid once it is taken.
    if (wanted.heldUntil !== undefined) continue;
    const subject = { kind: 'booking', id } as const;
    const due = row.due_now_minor as bigint;
    if (due > 0n)
      await beginInTx(tx, wanted.by, {
        subject,
        kind: due === row.price_minor ? 'full' : 'deposit',
        amount: { minor: String(due), currency: row.currency as string },
      });
    else if (booker.customer !== null)
      await askCard(
        tx,
        wanted.by,
        { id, customer: booker.customer },
        conditions.get(wanted.service) as Conditions,
      );
  }
}
