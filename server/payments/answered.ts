import { PaymentRefused, PaymentUncertain } from '#platform/payment-port';
import { refuse } from '#platform/refuse';

/** Asks the provider for something of which nothing is written down. @throws {Refusal} `payment_refused`, `provider_away` */
export async function orRefuse<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (fault) {
    if (fault instanceof PaymentRefused)
      return refuse('payment_refused', { facts: { fault: codeOf(fault) } });
    if (fault instanceof PaymentUncertain) return refuse('provider_away');
    throw fault;
  }
}

/** The provider's word for its no, as it is kept. */
export function codeOf(fault: PaymentRefused): string {
  return fault.message.slice(0, 100);
}
