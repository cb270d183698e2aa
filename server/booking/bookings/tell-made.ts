import { recordMany } from '#audit';
import type { Tx } from '#platform/tx';
import { sendNotices } from '../notices/send.ts';
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

/** Has people written to about what was booked; those who share a transaction are all visitors, or one at work. */
export async function noticeMade(tx: Tx, all: readonly Made[]): Promise<void> {
  const told = all.filter(({ wanted }) => wanted.isUntold !== true);
  const [first] = told;
  const ids = told.map(({ id }) => id);
  if (first !== undefined) await sendNotices(tx, first.wanted.by, 'made', ids);
}
