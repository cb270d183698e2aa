import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { read } from '../../api/query.ts';
import { Badge } from '../../ui/badge.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Notice } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { Page } from '../shell/page.tsx';
import { BookingActs } from './booking-acts.tsx';
import { BookingFacts } from './booking-facts.tsx';
import { BookingPayments } from './booking-payments.tsx';
import { BookingPeople } from './booking-people.tsx';
import { BookingTimeline } from './booking-timeline.tsx';
import { BookingWhen } from './booking-when.tsx';
import styles from './bookings.module.css';
import { nameOf } from './named.ts';
import { PaymentBadge } from './payment-badge.tsx';
import { StaffNote } from './staff-note.tsx';
import { tones, type WholeBooking } from './states.ts';

const route = getRouteApi('/shell/bookings/$id');

/** What is done elsewhere, by the provider of payments or a colleague, shows without being asked for. */
const refreshMs = 15_000;

/** One booking: what, when and whose it is, what came of it and of its price, and what can be done about it. */
export function BookingPage() {
  const { t } = useWords();
  const may = useMay();
  const { id } = route.useParams();
  const { data: booking } = useSuspenseQuery({
    ...read('getBooking', { params: { id } }),
    refetchInterval: refreshMs,
  });
  const { status, service, reference } = booking;
  return (
    <Page
      title={nameOf(booking)}
      aside={
        <>
          <Badge tone={tones[status]}>{t(`bookings.states.${status}`)}</Badge>
          <PaymentBadge booking={booking} />
        </>
      }
      detail={
        <>
          <span>{service.name}</span>
          <BookingWhen booking={booking} />
          <CopyableId value={reference} label={t('bookings.reference')} whole />
        </>
      }
      acts={<BookingActs booking={booking} />}
    >
      <Chain booking={booking} />
      <div className={styles['columns']}>
        <div>
          <BookingFacts booking={booking} />
          <BookingPeople booking={booking} />
          <StaffNote key={booking.version} booking={booking} />
        </div>
        <div className={styles['main']}>
          {may('payments.read') && <BookingPayments booking={booking} />}
          <BookingTimeline id={id} />
        </div>
      </div>
    </Page>
  );
}

/** The booking that took its place, or whose place it took. */
function Chain({ booking: { successor, predecessor } }: { booking: WholeBooking }) {
  const { t } = useWords();
  const other = successor ?? predecessor;
  if (other === null) return null;
  return (
    <div className={styles['chain']}>
      <Notice icon="right">
        {t(successor === null ? 'bookings.predecessor' : 'bookings.successor')}{' '}
        <Link to="/bookings/$id" params={{ id: other }}>
          {t('bookings.openOther')}
        </Link>
      </Notice>
    </div>
  );
}
