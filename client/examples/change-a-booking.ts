import { ClienteleProblem, type Client, type Reply } from '../index.ts';

type Booking = Reply<'getBooking'>;

/**
 * Moves a booking to another time of the same length; it stays the same booking, with its link and its payments.
 * @returns the booking where it is now, or the words why it stays where it was
 */
export async function moveTo(
  client: Client,
  id: string,
  start: string,
): Promise<{ moved: Booking } | { stays: string }> {
  const { version } = await client.getBooking({ params: { id } });
  try {
    return { moved: await client.moveBooking({ params: { id }, body: { version, start } }) };
  } catch (problem) {
    // 409: the time is gone, the booking is over, or somebody changed it since it was read.
    if (problem instanceof ClienteleProblem && problem.status === 409)
      return { stays: problem.message };
    throw problem;
  }
}

/** An amount in the smallest unit of its currency. */
type Money = Reply<'rehearseCancel'>['policy'];

/**
 * Cancels a booking by the terms of its service, after somebody has agreed to what goes back.
 * @param agrees is shown what will go back of what was paid
 * @returns what goes back, payment by payment; a refund to a card is done some days later. Null where nobody agreed
 */
export async function cancelByTerms(
  client: Client,
  id: string,
  agrees: (back: Money) => Promise<boolean>,
): Promise<{ amount: Money; isDone: boolean }[] | null> {
  const params = { id };
  const { version } = await client.getBooking({ params });
  const { policy } = await client.rehearseCancel({ params, body: {} });
  if (!(await agrees(policy))) return null;
  await client.cancelBooking({ params, body: { version, refund: 'policy' } });
  const { rows } = await client.listPayments({ query: { subject: id } });
  const paid = await Promise.all(
    rows.map((payment) => client.getPayment({ params: { id: payment.id } })),
  );
  return paid
    .flatMap(({ refunds }) => refunds)
    .map(({ amount, state }) => ({ amount, isDone: state === 'done' }));
}
