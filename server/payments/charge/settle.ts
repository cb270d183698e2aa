import { PaymentUncertain } from '#platform/payment-port';
import type { TaskHandler } from '#platform/tasks';
import type { PayloadOf } from '../../tasks.ts';
import { lookUp, noteFound, toLookUp } from './look.ts';
import { noteUncertain } from './note.ts';

/** Looks what became of a payment, and notes it. Done twice, it says the same twice. */
export const settle: TaskHandler<PayloadOf<'payments.settle'>> = async ({
  db,
  who,
  payload,
  ports,
  done,
}) => {
  const { payment } = payload;
  const looked = await db.as(who, 'caller', (tx) => toLookUp(tx, who.tenant, payment));
  if (looked === undefined) return;
  try {
    const found = await lookUp(ports.payments, looked);
    await db.as(who, 'caller', async (tx) => {
      await noteFound(tx, who, payment, found);
      await done(tx);
    });
  } catch (fault) {
    if (fault instanceof PaymentUncertain)
      await db.as(who, 'caller', (tx) => noteUncertain(tx, who, payment));
    throw fault;
  }
};
