import type { Tx } from '#platform/tx';

/** By what a business takes cards; null where it takes none. As `engine` or `caller`. */
export async function takesCards(tx: Tx, tenant: string): Promise<'stripe' | 'twin' | null> {
  const row = await tx
    .selectFrom('payment_accounts')
    .select('mode')
    .where('tenant_id', '=', tenant)
    .executeTakeFirst();
  if (row === undefined) return null;
  return row.mode === 'twin' ? 'twin' : 'stripe';
}
