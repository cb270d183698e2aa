import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import type { Account } from '../account/keys.ts';

/** A row of payers. */
export interface PayerRow {
  readonly id: string;
  readonly customer_id: string;
  readonly provider_customer: string | null;
}

/**
 * Whom the provider knows for a customer, made where there is nobody yet. Who is known at another account of the business's is
 * made known anew. As `caller` or `engine`.
 */
export function payerOf(
  tx: Tx,
  tenant: string,
  customer: string,
  { ref: account }: Pick<Account, 'ref'>,
): Promise<PayerRow> {
  const at = now();
  return tx
    .insertInto('payers')
    .values({
      tenant_id: tenant,
      id: newId(),
      customer_id: customer,
      provider: 'stripe',
      account_ref: account,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'customer_id', 'provider']).doUpdateSet((to) => ({
        account_ref: account,
        provider_customer: to
          .case()
          .when('payers.account_ref', '=', account)
          .then(to.ref('payers.provider_customer'))
          .end(),
        updated_at: at,
      })),
    )
    .returning(['id', 'customer_id', 'provider_customer'])
    .executeTakeFirstOrThrow();
}

/** Notes how the provider calls a payer. */
export async function notePayer(tx: Tx, tenant: string, id: string, name: string): Promise<void> {
  await tx
    .updateTable('payers')
    .set({ provider_customer: name, updated_at: now() })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute();
}
