import { PaymentUncertain } from '#platform/payment-port';
import type { TaskHandler } from '#platform/tasks';
import type { PayloadOf } from '../../tasks.ts';
import { lookUpCard, toLookUpCard } from './look.ts';
import { noteCard, noteUncertainCard } from './note.ts';

/** Looks what became of a card that is being saved, and notes it. Done twice, it says the same twice. */
export const settleCard: TaskHandler<PayloadOf<'payments.settle_card'>> = async (job) => {
  const { db, who, payload, ports, done } = job;
  const looked = await db.as(who, 'caller', (tx) => toLookUpCard(tx, who.tenant, payload.card));
  if (looked === undefined) {
    // Over already; or its account is gone, and nobody can say any more what became of it.
    await db.as(who, 'caller', (tx) => noteCard(tx, who, payload.card, { never: 'account_gone' }));
    return;
  }
  try {
    const found = await lookUpCard(ports, who, looked);
    await db.as(who, 'caller', async (tx) => {
      await noteCard(tx, who, payload.card, found);
      await done(tx);
    });
  } catch (fault) {
    if (fault instanceof PaymentUncertain)
      await db.as(who, 'caller', (tx) => noteUncertainCard(tx, who, payload.card));
    throw fault;
  }
};
