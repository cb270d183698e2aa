import type { Ports } from '#platform/ports';
import type { Key, Staff } from '#platform/who';
import { orRefuse } from '../answered.ts';
import { shownPayment } from '../shown.ts';
import { type Found, lookUp, type Looked, noteFound, toLookUp } from './look.ts';
import { findPayment, refundedOf } from './row.ts';

type Shown = ReturnType<typeof shownPayment>;

/** Asks the provider where a payment stands. @throws {Refusal} `not_found`, `provider_away` */
export function checkPayment(ports: Ports, who: Staff | Key, id: string): Promise<Shown> {
  return looking(ports, who, id, (looked) => lookUp(ports.payments, looked));
}

/** Takes a payment back, unless it was paid. @throws {Refusal} `not_found`, `provider_away` */
export function cancelPayment(ports: Ports, who: Staff | Key, id: string): Promise<Shown> {
  return looking(ports, who, id, async (looked) => {
    const now = await lookUp(ports.payments, looked);
    if ('never' in now || now.status !== 'waiting') return now;
    return ports.payments.cancel(looked.account.secretKey, now.ref);
  });
}

async function looking(
  { db }: Ports,
  who: Staff | Key,
  id: string,
  look: (looked: Looked) => Promise<Found>,
): Promise<Shown> {
  const looked = await db.as(who, 'caller', (tx) => toLookUp(tx, who.tenant, id));
  const found = looked === undefined ? undefined : await orRefuse(() => look(looked));
  return db.as(who, 'caller', async (tx) => {
    const row =
      found === undefined
        ? await findPayment(tx, who.tenant, id)
        : await noteFound(tx, who, id, found);
    return shownPayment(row, await refundedOf(tx, who.tenant, id));
  });
}
