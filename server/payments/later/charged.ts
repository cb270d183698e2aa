import type { Intent, PaymentPort, SecretKey } from '#platform/payment-port';
import type { Charge } from '#platform/card-port';
import type { Tx } from '#platform/tx';
import type { Found } from '../charge/look.ts';

/** A saved card as the provider knows it. */
export type Charged = Pick<Charge, 'payer' | 'method'>;

/** The card of a payment that charges one; its method is empty once it is removed. As `caller` or `engine`. */
export async function chargedCard(
  tx: Tx,
  tenant: string,
  card: string,
): Promise<Charged | undefined> {
  const row = await tx
    .selectFrom('saved_cards as c')
    .innerJoin('payers as p', (join) =>
      join.onRef('p.tenant_id', '=', 'c.tenant_id').onRef('p.id', '=', 'c.payer_id'),
    )
    .select(['p.provider_customer as payer', 'c.provider_method as method'])
    .where('c.tenant_id', '=', tenant)
    .where('c.id', '=', card)
    .executeTakeFirstOrThrow();
  return { payer: row.payer ?? '', method: row.method ?? '' };
}

interface Asking extends Omit<Charge, keyof Charged> {
  readonly card: Charged;
  /** The provider's name for the payment, once it is known. */
  readonly ref: string | null;
  /** It was never heard what came of it, and its key counts no more. */
  readonly isLost: boolean;
}

/**
 * Charges a saved card, or sees what came of it. Its holder is not there to give another card or to say yes to their bank:
 * what was not taken is taken back and fails by the provider's word, as in `authentication_required`. One of which it was
 * never heard is looked for among the payer's payments, for it may have been made.
 */
export async function chargeFound(
  port: PaymentPort,
  key: SecretKey,
  { card, ref, isLost, ...asked }: Asking,
): Promise<Found> {
  const charge = { ...asked, ...card };
  const intent = await (ref !== null
    ? port.read(key, ref)
    : isLost
      ? port.cards.find(key, charge)
      : port.cards.charge(key, charge));
  if (intent === undefined) return { never: 'not_begun' };
  if (intent.status !== 'waiting') return intent;
  return neverOf(await port.cancel(key, intent.ref), intent.fault);
}

const neverOf = (intent: Intent, fault: string | null): Found =>
  intent.status === 'cancelled' ? { never: fault ?? 'card_refused', ref: intent.ref } : intent;
