import { sql } from 'kysely';
import { recordMany } from '#audit';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import { readHouse } from '../bookings/house.ts';
import { localToday } from '../bookings/times.ts';

/** After so many offers that came to nothing nobody is asked again. */
const mostOffers = 5;

/**
 * Draws what follows for offers whose booking is held no more, whatever it was that became of it: taken, refused or run out, be it
 * while it was to be paid. Whose offer came to nothing waits again, and is not offered the same time a second time. Whose days are past waits no more. As `engine`.
 */
export async function closeOffers(tx: Tx, who: System): Promise<void> {
  const { tenant } = who;
  const at = now();
  const { rows } = await sql<{ entry: string; customer: string; state: string; booking: string }>`
    WITH gone AS (
      UPDATE clientele.waitlist_offers o SET state = CASE b.status WHEN 'cancelled' THEN 'refused' WHEN 'expired' THEN 'over' ELSE 'taken' END
      FROM clientele.bookings b
      WHERE o.tenant_id = ${tenant} AND b.tenant_id = o.tenant_id AND b.id = o.booking_id
        AND (o.state = 'open' AND b.status <> 'held' OR o.state = 'taken' AND b.status = 'expired')
      RETURNING o.entry_id, o.state, o.booking_id)
    UPDATE clientele.waitlist_entries w SET updated_at = ${at},
      state = CASE gone.state WHEN 'taken' THEN 'taken' ELSE 'waiting' END,
      booking_id = CASE gone.state WHEN 'taken' THEN gone.booking_id END
    FROM gone WHERE w.tenant_id = ${tenant} AND w.id = gone.entry_id AND w.state IN ('offered', 'taken')
    RETURNING w.id AS entry, w.customer_id AS customer, gone.state, gone.booking_id AS booking`.execute(
    tx,
  );
  const { zone } = await readHouse(tx, tenant);
  await sql`
    UPDATE clientele.waitlist_entries w SET state = 'over', updated_at = ${at}
    WHERE w.tenant_id = ${tenant} AND w.state = 'waiting' AND (w.to_day < ${localToday(zone)}::date - 1
      OR (SELECT count(*) FROM clientele.waitlist_offers o WHERE o.tenant_id = w.tenant_id AND o.entry_id = w.id) >= ${mostOffers})`.execute(
    tx,
  );
  await recordMany(
    tx,
    who,
    rows.map(({ entry, customer, state, booking }) => ({
      type: state === 'taken' ? ('waitlist.taken' as const) : ('waitlist.passed' as const),
      subject: { kind: 'waitlist_entry' as const, id: entry },
      customer,
      facts: { booking },
    })),
  );
}
