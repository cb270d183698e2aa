import { expireHolds, placeAll, type WantedBooking } from '#booking';
import { insertPayment, refundInTx, takesCards } from '#payments';
import { asOf } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';

const hourMs = 3_600_000;

/** Two bookings that are to be paid are, by transfer; what was paid for the second goes back. As `engine`. */
export async function paySome(tx: Tx, who: System, present: Date): Promise<void> {
  const due = await tx
    .selectFrom('bookings')
    .select(['id', 'price_minor', 'currency'])
    .where('tenant_id', '=', who.tenant)
    .where('payment_status', '=', 'pending')
    .where('status', 'in', ['pending', 'confirmed'])
    .orderBy('id')
    .limit(2)
    .execute();
  for (const [place, { id, price_minor: price, currency }] of due.entries()) {
    const subject = { kind: 'booking', id } as const;
    const amount = { minor: String(price), currency };
    const paid = await asOf(new Date(present.getTime() - 3 * hourMs), () =>
      insertPayment(
        tx,
        who,
        { subject, kind: 'full', amount },
        { way: 'transfer', state: 'paid', reference: `TR ${2041 + place}` },
      ),
    );
    if (place === 1)
      await asOf(new Date(present.getTime() - hourMs), () =>
        refundInTx(tx, who, { payment: paid.id, why: 'staff' }),
      );
  }
}

/** Somebody held a time and did not pay: it ran out before the demo begins. Only where cards are taken. As `engine`. */
export async function lapseOne(
  tx: Tx,
  who: System,
  wanted: WantedBooking | undefined,
  present: Date,
): Promise<void> {
  if (wanted === undefined || (await takesCards(tx, who.tenant)) === null) return;
  const held = { ...wanted, pays: true, waits: null };
  await asOf(new Date(present.getTime() - 2 * hourMs), () => placeAll(tx, who.tenant, [held]));
  await asOf(new Date(present.getTime() - hourMs), () => expireHolds(tx, who.tenant));
}
