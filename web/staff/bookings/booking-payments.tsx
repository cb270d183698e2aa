import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { PaymentsOf } from '../payments/payments-of.tsx';
import { dueOf } from './due.ts';
import type { WholeBooking } from './states.ts';
import { useFee } from './use-fee.ts';

const mostShown = 50;

/** What was paid for a booking, and what is still to be. */
export function BookingPayments({ booking }: { booking: WholeBooking }) {
  const list = useQuery(read('listPayments', { query: { subject: booking.id, limit: mostShown } }));
  const charge = useFee(booking);
  const due = list.data && dueOf(booking, list.data.rows);
  return (
    <PaymentsOf
      subject={{ kind: 'booking', id: booking.id }}
      {...(due && { due })}
      {...(charge && booking.status === 'no_show' && { fee: charge.fee })}
    />
  );
}
