import { useInfiniteQuery } from '@tanstack/react-query';
import { pages } from '../../api/query.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { LoadMore } from '../shell/load-more.tsx';
import { Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { BookingTable } from './booking-table.tsx';
import styles from './bookings.module.css';

/** The bookings of a customer, the latest first. */
export function CustomerBookings({ id }: { id: string }) {
  return useMay()('bookings.read') ? <Bookings id={id} /> : null;
}

function Bookings({ id }: { id: string }) {
  const { t } = useWords();
  const query = { customer: id, order: 'latest', limit: 10 } as const;
  const list = useInfiniteQuery(pages('listBookings', { query }));
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  return (
    <Section title={t('bookings.ofCustomer')}>
      {list.isPending && <Skeleton lines={2} />}
      {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <p className={styles['soft']}>{t('bookings.noneOfCustomer')}</p>
      )}
      {rows.length > 0 && <BookingTable label={t('bookings.ofCustomer')} rows={rows} ofOne />}
      <LoadMore {...list} />
    </Section>
  );
}
