import type { ReplyOf } from '#contract/operation';
import type { payments } from '#contract/payments';
import type { Ports } from '#platform/ports';
import type { Tx } from '#platform/tx';

type Shown = ReplyOf<typeof payments.getPaymentAccount>;

/** Whether money moves: in earnest, by test keys, or at the demo's twin. */
export type PaymentMode = NonNullable<Shown['account']>['mode'];

/** Where the provider tells a business what happened. */
export const hookUrl = (publicUrl: string, tenant: string) =>
  `${publicUrl}/api/hooks/stripe/${tenant}`;

/** Where a business takes cards, without its keys. As `caller`. */
export async function showAccount(
  tx: Tx,
  tenant: string,
  { config, payments: port }: Pick<Ports, 'config' | 'payments'>,
): Promise<Shown> {
  const row = await tx
    .selectFrom('payment_accounts')
    .select(['mode', 'account_ref', 'account_name', 'public_key', 'created_at'])
    .where('tenant_id', '=', tenant)
    .executeTakeFirst();
  return {
    hasTwin: port.hasTwin,
    account:
      row === undefined
        ? null
        : {
            mode: row.mode as PaymentMode,
            account: row.account_ref,
            name: row.account_name,
            publicKey: row.public_key,
            hookUrl: hookUrl(config.publicUrl, tenant),
            connectedAt: row.created_at.toISOString(),
          },
  };
}
