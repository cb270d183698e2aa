import { sql } from 'kysely';
import { recordMany } from '#audit';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

/** Closes the open cases of somebody who is erased: there is nobody left to decide about. As engine. */
export async function settleErased(
  tx: Tx,
  who: Tenanted,
  { customers, profiles }: Readonly<Record<'customers' | 'profiles', readonly string[]>>,
): Promise<void> {
  const { rows } = await sql<{ id: string; customer: string }>`
    UPDATE clientele.reviews r SET state = 'settled', decided_at = ${now()}
    WHERE r.tenant_id = ${who.tenant} AND r.state = 'open'
      AND (r.profile_id = ANY (${profiles}::uuid[]) OR r.customer_id = ANY (${customers}::uuid[]))
    RETURNING r.id, r.customer_id AS customer`.execute(tx);
  await recordMany(
    tx,
    who,
    rows.map(({ id, customer }) => ({
      type: 'review.settled',
      subject: { kind: 'review', id },
      customer,
    })),
  );
}
