import { recordMany } from '#audit';
import type { Tx } from '#platform/tx';
import type { NewRow } from './rows.ts';
import type { Made } from './write.ts';

/** Tells what was booked, and by whom. */
export async function tellMade(
  tx: Tx,
  tenant: string,
  all: readonly Made[],
  rows: readonly NewRow[],
): Promise<void> {
  const events = all.map(({ id, wanted, booker }, place) => {
    const { status } = rows[place] as NewRow;
    return {
      type: status === 'held' ? ('booking.held' as const) : ('booking.created' as const),
      subject: { kind: 'booking' as const, id },
      ...(booker.customer !== null && { customer: booker.customer }),
      facts: { service: wanted.service, status: status ?? null, source: wanted.source },
      by: { ...wanted.by, tenant },
    };
  });
  const [first] = events;
  if (first !== undefined) await recordMany(tx, first.by, events);
}
