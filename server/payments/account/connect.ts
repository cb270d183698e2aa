import { record } from '#audit';
import type { BodyOf, ReplyOf } from '#contract/operation';
import type { payments } from '#contract/payments';
import { inSeconds, now } from '#platform/clock';
import { randomToken } from '#platform/crypto';
import { newId } from '#platform/ids';
import type { Ports } from '#platform/ports';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff, System } from '#platform/who';
import { orRefuse } from '../answered.ts';
import { noneOpen } from './disconnect.ts';
import { sealedKeys } from './keys.ts';
import { hookUrl, type PaymentMode, showAccount } from './shown.ts';

type Operations = typeof payments;
type Shown = ReplyOf<Operations['getPaymentAccount']>;
type By = Staff | Key | System;

/** For so long notices may still be signed by the secret before. */
const formerHours = 72;

/**
 * Connects Stripe by its keys: they are tried there, outside of any transaction, and Stripe is told where to tell us.
 * @throws {Refusal} `payment_refused`, `provider_away`, `payment_open`, `invalid_input`
 */
export async function connectStripe(
  ports: Ports,
  who: By,
  { secretKey, publicKey, hookSecret }: BodyOf<Operations['connectStripe']>,
): Promise<Shown> {
  const mode = secretKey.includes('_live_') ? 'live' : 'test';
  if (!publicKey.startsWith(`pk_${mode}_`))
    refuseField('publicKey', 'must be of the same kind as the secret key: both live, or both test');
  if (hookSecret === null && !ports.config.publicUrl.startsWith('https://'))
    refuseField('hookSecret', 'must be given: Stripe makes endpoints for https addresses only');
  return connect(ports, who, { mode, secretKey, publicKey, hookSecret });
}

/** Connects the demo's twin of Stripe. @throws {Refusal} `payment_off` where it is not there, `payment_open` */
export async function connectTwin(ports: Ports, who: By): Promise<Shown> {
  if (!ports.payments.hasTwin) refuse('payment_off');
  const id = newId();
  return connect(ports, who, {
    mode: 'twin',
    secretKey: `sk_twin_${id}_${randomToken()}`,
    publicKey: `pk_twin_${id}`,
    hookSecret: null,
  });
}

interface Keys {
  readonly mode: PaymentMode;
  readonly secretKey: string;
  readonly publicKey: string;
  readonly hookSecret: string | null;
}

async function connect(ports: Ports, who: By, keys: Keys): Promise<Shown> {
  const { db, config, payments: port } = ports;
  const account = await orRefuse(() => port.account(keys.secretKey));
  await db.as(who, 'caller', (tx) => noneOpen(tx, who.tenant));
  const url = hookUrl(config.publicUrl, who.tenant);
  const hookSecret = keys.hookSecret ?? (await orRefuse(() => port.listen(keys.secretKey, url)));
  return db.as(who, 'caller', async (tx) => {
    await noneOpen(tx, who.tenant);
    await keep(tx, who, { ...keys, hookSecret }, account);
    await record(tx, who, {
      type: 'payment_account.connected',
      subject: { kind: 'payment_account', id: who.tenant },
      facts: { mode: keys.mode },
    });
    return showAccount(tx, who.tenant, ports);
  });
}

async function keep(
  tx: Tx,
  who: By,
  keys: Keys & { readonly hookSecret: string },
  account: { readonly ref: string; readonly name: string },
): Promise<void> {
  const sealed = await sealedKeys(tx, who.tenant, keys);
  const at = now();
  const row = {
    provider: 'stripe',
    mode: keys.mode,
    account_ref: account.ref.slice(0, 100),
    account_name: account.name.slice(0, 200),
    public_key: keys.publicKey,
    sealed_key: sealed.key,
    sealed_webhook_secret: sealed.hook,
    connected_by: who.kind === 'staff' ? who.user : null,
    created_at: at,
    updated_at: at,
  };
  await tx
    .insertInto('payment_accounts')
    .values({ tenant_id: who.tenant, ...row })
    .onConflict((conflict) =>
      conflict.column('tenant_id').doUpdateSet(({ ref }) => ({
        ...row,
        former_webhook_secret: ref('payment_accounts.sealed_webhook_secret'),
        former_until: inSeconds(formerHours * 3600),
      })),
    )
    .execute();
}
