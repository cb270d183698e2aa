import { sql } from 'kysely';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { By } from '../bookings/wanted.ts';
import { insertUses } from './uses.ts';

/** A booking that uses more of its package than before, or less. */
interface More {
  readonly package: string;
  readonly booking: string;
  /** Below 0: less. */
  readonly amounts: { readonly minutes: number; readonly visits: number };
}

/** Takes more of a package for a booking that is held, or less. As `caller`. @throws {Refusal} `package_short` */
export async function takeMore(tx: Tx, who: By, { amounts, ...one }: More): Promise<void> {
  const amount = sql<number>`(CASE unit WHEN 'minutes' THEN ${amounts.minutes}::int ELSE ${amounts.visits}::int END)`;
  const { rows } = await sql<{ amount: number }>`
    UPDATE clientele.packages SET used = used + ${amount}
    WHERE tenant_id = ${who.tenant} AND id = ${one.package}
      AND (packages.amount IS NULL OR used + ${amount} <= packages.amount)
    RETURNING ${amount} AS amount`.execute(tx);
  const [taken] = rows;
  if (taken === undefined) return refuse('package_short');
  await insertUses(tx, who, [{ ...one, amount: taken.amount, why: 'moved' }]);
}
