import type { Client, Reply, WebhookMessage } from '../index.ts';

/** A program's own line about a booking, as a till or a door keeps one. */
export interface Line {
  readonly startsAt: string;
  readonly name: string;
  readonly stands: 'comes' | 'came' | 'missed' | 'off';
  /** In the smallest unit of its currency: what was paid, less what went back. */
  readonly paid: bigint;
}

/**
 * Keeps a program's own list of bookings by what webhooks tell. Messages may come twice and out of order, so that none of them
 * is taken at its word: each has the booking and its payments read as they are now.
 */
export async function followBookings(
  client: Client,
  { type, data }: WebhookMessage,
  lines: Map<string, Line>,
): Promise<void> {
  switch (type) {
    case 'booking.created':
    case 'booking.moved':
    case 'booking.rescheduled':
    case 'booking.cancelled':
    case 'booking.completed':
    case 'booking.no_show':
      lines.set(data.subject.id, await lineOf(client, data.subject.id));
      return;
    case 'payment.succeeded':
    case 'payment.failed':
    case 'payment.refunded': {
      const { subject } = await client.getPayment({ params: data.subject });
      // A package is paid for as well.
      if (subject.kind === 'booking') lines.set(subject.id, await lineOf(client, subject.id));
    }
  }
}

async function lineOf(client: Client, id: string): Promise<Line> {
  const { startsAt, booker, status } = await client.getBooking({ params: { id } });
  const { rows } = await client.listPayments({ query: { subject: id } });
  const paid = rows
    .filter(({ paidAt }) => paidAt !== null)
    .reduce((sum, { amount, refunded }) => sum + BigInt(amount.minor) - BigInt(refunded.minor), 0n);
  return { startsAt, name: booker, stands: standsAs(status), paid };
}

function standsAs(status: Reply<'getBooking'>['status']): Line['stands'] {
  if (status === 'completed') return 'came';
  if (status === 'no_show') return 'missed';
  return ['cancelled', 'rescheduled', 'expired'].includes(status) ? 'off' : 'comes';
}
