import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../words/index.ts';
import { times } from '../../words/spans.ts';
import { nameOf } from '../bookings/named.ts';
import { isStanding, owes, signs } from '../bookings/states.ts';
import type { Block, DrawnBooking } from './columns.ts';
import styles from './blocks.module.css';
import looks from './looks.module.css';
import type { Placed } from './layout.ts';

interface EventBlockProps {
  placed: Placed<Block & { readonly kind: 'booking' }>;
  timeZone: string;
  /** It is on its way elsewhere. */
  isTaken: boolean;
  /** What makes it move, where it may. */
  carried: object;
  /** What its lower edge does, where it can be longer or shorter. */
  edge: object | undefined;
  onOpen: () => void;
}

/** A booking in its column: whose, when, and what stands of it, by words and signs and not by colour alone. */
export function EventBlock(props: EventBlockProps) {
  const { placed, timeZone, isTaken, carried, edge, onOpen } = props;
  const { t } = useWords();
  const { booking, from, to } = placed.what;
  const { status, service, startsAt, endsAt } = booking;
  const sign = signs[status];
  return (
    <div
      className={`${looks['look']} ${styles['block']}`}
      style={spanOf(placed)}
      data-booking={booking.id}
      data-status={status}
      data-taken={isTaken || undefined}
      data-movable={isStanding(status) || undefined}
    >
      <button
        type="button"
        className={styles['inside']}
        data-size={sizeOf(to - from)}
        onClick={onOpen}
        {...carried}
      >
        <span className={styles['name']}>
          {sign && <Icon name={sign} />}
          {nameOf(booking)}
        </span>
        <span className={styles['time']}>
          {times(startsAt, endsAt, timeZone)} {service.name}
        </span>
        {owes(booking) && <PaymentSign status={booking.paymentStatus} />}
        <span className={styles['heard']}>{t(`bookings.states.${status}`)}</span>
      </button>
      {edge && <div className={styles['edge']} {...edge} />}
    </div>
  );
}

/** That it is paid, or that it is not though it should be. */
function PaymentSign({ status }: { status: DrawnBooking['paymentStatus'] }) {
  const { t } = useWords();
  const isPaid = status === 'paid';
  return (
    <span className={styles['payment']} data-paid={isPaid || undefined}>
      <Icon name={isPaid ? 'check' : 'card'} />
      {t(`bookings.payments.${status}`)}
    </span>
  );
}

/** How much of a booking there is room to write in so many minutes. */
function sizeOf(minutes: number): 'line' | 'short' | undefined {
  if (minutes < 30) return 'line';
  return minutes < 50 ? 'short' : undefined;
}

/** Where something stands in its column. */
function spanOf({ what, lane, lanes }: Placed<{ from: number; to: number }>) {
  return {
    top: `${(what.from / 1440) * 100}%`,
    height: `${((what.to - what.from) / 1440) * 100}%`,
    left: `${(lane / lanes) * 100}%`,
    width: `${100 / lanes}%`,
  };
}

/** A session with seats: how many are taken. */
export function SessionBlock({
  placed,
  timeZone,
  onOpen,
}: {
  placed: Placed<Block & { readonly kind: 'session' }>;
  timeZone: string;
  onOpen: () => void;
}): ReactNode {
  const { t } = useWords();
  const { service, taken, capacity, startsAt, endsAt, isOpen } = placed.what.session;
  const seats = t('calendar.seats', { taken, capacity });
  const span = times(startsAt, endsAt, timeZone);
  return (
    <div
      className={`${looks['look']} ${styles['block']}`}
      style={spanOf(placed)}
      data-status="session"
    >
      <button type="button" className={styles['inside']} onClick={onOpen}>
        <span className={styles['name']}>
          <Icon name="people" />
          {service.name}
        </span>
        <span className={styles['time']}>{span}</span>
        <span className={styles['time']}>
          {isOpen ? seats : `${seats}, ${t('calendar.closedSeats')}`}
        </span>
      </button>
    </div>
  );
}
