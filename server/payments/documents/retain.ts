import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';

/** Empties of its buyer what need be kept no longer of people who were erased. As `engine`. @returns how many */
export async function forgetBuyers(tx: Tx, tenant: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    UPDATE clientele.invoices i SET content = i.content || '{"buyer": null}'::jsonb
    WHERE i.tenant_id = ${tenant} AND i.keep_until < (${now()}::timestamptz AT TIME ZONE 'UTC')::date
      AND i.content -> 'buyer' <> 'null'::jsonb
      AND EXISTS (SELECT FROM clientele.customers c
        WHERE c.tenant_id = ${tenant} AND c.id = i.customer_id AND c.erased_at IS NOT NULL)
    RETURNING i.id`.execute(tx);
  return rows.length;
}
