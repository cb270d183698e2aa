import { Badge } from '../../ui/badge.tsx';
import { useWords } from '../../words/index.ts';
import { type Booking, owes, paymentTones } from './states.ts';

/** What has come of a booking's price; nothing where none came and none is to. */
export function PaymentBadge({ booking }: { booking: Pick<Booking, 'status' | 'paymentStatus'> }) {
  const { t } = useWords();
  const { paymentStatus } = booking;
  if (!owes(booking)) return null;
  return (
    <Badge tone={paymentTones[paymentStatus]}>{t(`bookings.payments.${paymentStatus}`)}</Badge>
  );
}
