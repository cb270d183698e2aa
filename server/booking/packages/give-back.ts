import { sql } from 'kysely';
import { recordMany } from '#audit';
import type { Tx } from '#platform/tx';
import type { By } from '../bookings/wanted.ts';
import { insertUses } from './uses.ts';

interface Taken {
  readonly package: string;
  readonly booking: string;
  readonly amount: number;
}

/**
 * Gives packages back what bookings took of them, once each. The bookings are held by whoever calls. As `caller` or `engine`.
 * @returns those that took anything
 */
export async function giveBackUses(
  tx: Tx,
  who: By,
  bookings: readonly string[],
): Promise<readonly string[]> {
  const { tenant } = who;
  const { rows: taken } = await sql<Taken>`
    SELECT u.package_id AS package, u.booking_id AS booking, sum(u.amount)::int AS amount FROM clientele.package_uses u
    WHERE u.tenant_id = ${tenant} AND u.booking_id = ANY (${bookings}::uuid[])
    GROUP BY u.package_id, u.booking_id HAVING sum(u.amount) > 0 ORDER BY u.package_id, u.booking_id`.execute(
    tx,
  );
  const owners = new Map<string, string>();
  for (const { package: id, amount } of taken)
    owners.set(id, await usedLess(tx, tenant, id, amount));
  await insertUses(
    tx,
    who,
    taken.map(({ amount, ...one }) => ({ ...one, amount: -amount, why: 'given_back' })),
  );
  await recordMany(
    tx,
    who,
    taken.map(({ package: id, booking, amount }) => ({
      type: 'package.given_back' as const,
      subject: { kind: 'package' as const, id },
      customer: owners.get(id) as string,
      facts: { booking, amount },
    })),
  );
  return taken.map(({ booking }) => booking);
}

/** Counts less as used. @returns whose it is */
async function usedLess(tx: Tx, tenant: string, id: string, amount: number): Promise<string> {
  const { rows } = await sql<{ owner: string }>`
    UPDATE clientele.packages SET used = used - ${amount}
    WHERE tenant_id = ${tenant} AND id = ${id} RETURNING customer_id AS owner`.execute(tx);
  return (rows[0] as { owner: string }).owner;
}
