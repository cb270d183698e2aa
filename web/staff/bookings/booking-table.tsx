import { Link } from '@tanstack/react-router';
import { Badge } from '../../ui/badge.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { money } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { BookingWhen } from './booking-when.tsx';
import { nameOf } from './named.ts';
import { PaymentBadge } from './payment-badge.tsx';
import { type Booking, tones } from './states.ts';

interface BookingTableProps {
  label: string;
  rows: readonly Booking[];
  isStale?: boolean;
  /** Of one customer: whose they are needs no column. */
  ofOne?: boolean;
}

/** Bookings, each leading to its page. */
export function BookingTable({ label, rows, isStale = false, ofOne = false }: BookingTableProps) {
  return (
    <Table
      label={label}
      columns={useColumns(ofOne)}
      rows={rows}
      rowKey={({ id }) => id}
      isStale={isStale}
      renderLink={({ id }, children) => (
        <Link to="/bookings/$id" params={{ id }} data-row>
          {children}
        </Link>
      )}
    />
  );
}

function useColumns(ofOne: boolean): Column<Booking>[] {
  const { t } = useWords();
  const who: Column<Booking> = {
    key: 'who',
    header: t('bookings.who'),
    cell: nameOf,
    phone: 'lead',
  };
  const what: Column<Booking> = {
    key: 'what',
    header: t('bookings.what'),
    cell: ({ service }) => service.name,
    width: ofOne ? '30%' : '12%',
    phone: ofOne ? 'lead' : 'more',
  };
  const whom: Column<Booking> = {
    key: 'with',
    header: t('bookings.with'),
    cell: ({ resources }) => resources.map(({ name }) => name).join(', '),
    width: '15%',
    phone: 'hide',
  };
  return [
    ...(ofOne ? [what] : [who]),
    {
      key: 'state',
      header: t('bookings.state'),
      cell: ({ status }) => <Badge tone={tones[status]}>{t(`bookings.states.${status}`)}</Badge>,
      width: '116px',
      phone: 'side',
    },
    {
      key: 'when',
      header: t('bookings.when'),
      cell: (booking) => <BookingWhen booking={booking} />,
      width: ofOne ? '34%' : '19%',
      phone: 'more',
    },
    ...(ofOne ? [] : [what, whom]),
    {
      key: 'payment',
      header: t('bookings.payment'),
      cell: (booking) => <PaymentBadge booking={booking} />,
      width: '136px',
      phone: 'hide',
    },
    {
      key: 'price',
      header: t('bookings.price'),
      cell: ({ price }) => (price.minor === '0' ? t('bookings.free') : money(price)),
      align: 'end',
      width: '112px',
      phone: 'hide',
    },
  ];
}
