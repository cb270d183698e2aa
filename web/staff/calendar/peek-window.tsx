import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Dialog, DialogActs, DialogBody } from '../../ui/dialog.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { list } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { BookingActs } from '../bookings/booking-acts.tsx';
import { BookingWhen } from '../bookings/booking-when.tsx';
import { nameOf } from '../bookings/named.ts';
import { PaymentBadge } from '../bookings/payment-badge.tsx';
import { tones, type WholeBooking } from '../bookings/states.ts';
import { ButtonLink } from '../shell/button-link.tsx';
import { Fault } from '../shell/route-states.tsx';
import styles from './calendar.module.css';

/** A booking at a glance, with what is done about it most. */
export function PeekWindow({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords();
  const booking = useQuery(read('getBooking', { params: { id } }));
  const title = booking.data === undefined ? t('bookings.one') : nameOf(booking.data);
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <DialogBody>
        {booking.isPending && <Skeleton lines={5} />}
        {booking.isError && <Fault fault={booking.error} again={() => void booking.refetch()} />}
        {booking.data && <Glance booking={booking.data} />}
      </DialogBody>
      {booking.data && (
        <DialogActs>
          <div className={styles['peekActs']}>
            <BookingActs booking={booking.data} />
          </div>
          <ButtonLink to="/bookings/$id" params={{ id }}>
            {t('bookings.open')}
          </ButtonLink>
        </DialogActs>
      )}
    </Dialog>
  );
}

function Glance({ booking }: { booking: WholeBooking }) {
  const { t } = useWords();
  const { service, status, resources, party, staffNote } = booking;
  return (
    <Facts>
      <Fact name={t('bookings.when')}>
        <BookingWhen booking={booking} />
      </Fact>
      <Fact name={t('bookings.what')}>{service.name}</Fact>
      {resources.length > 0 && (
        <Fact name={t('bookings.with')}>{list(resources.map(({ name }) => name))}</Fact>
      )}
      <Fact name={t('bookings.party')}>{t('bookings.partyOf', { count: party })}</Fact>
      <Fact name={t('bookings.state')}>
        <Badge tone={tones[status]}>{t(`bookings.states.${status}`)}</Badge>{' '}
        <PaymentBadge booking={booking} />
      </Fact>
      {staffNote !== null && <Fact name={t('bookings.note')}>{staffNote}</Fact>}
    </Facts>
  );
}
