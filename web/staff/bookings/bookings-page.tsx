import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { addressOf } from '../../api/call.ts';
import { pages } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { DownloadLink } from '../../ui/download-link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { LoadMore } from '../shell/load-more.tsx';
import { Page } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { BookingFilters } from './booking-filters.tsx';
import { BookingTable } from './booking-table.tsx';
import styles from './bookings.module.css';
import { useFilters } from './use-filters.ts';
import { ZoneNote } from './zone-note.tsx';

const route = getRouteApi('/shell/bookings');

/** Bookings, those to come first; what is chosen stands in the address. */
export function BookingsPage() {
  const { t } = useWords();
  const may = useMay();
  const { filters, order, chooses } = useFilters();
  const list = useInfiniteQuery({
    ...pages('listBookings', { query: { ...filters, order } }),
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  return (
    <Page
      title={t('bookings.title')}
      detail={
        <>
          <span>{t('bookings.lead')}</span>
          <ZoneNote />
        </>
      }
      acts={
        may('bookings.export') && (
          <DownloadLink to={addressOf('exportBookings', { query: filters })}>
            {t('bookings.export')}
          </DownloadLink>
        )
      }
    >
      <div className={styles['stack']}>
        <BookingFilters />
        {list.isPending && <Skeleton lines={8} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && <None chooses={chooses} />}
        {rows.length > 0 && (
          <BookingTable label={t('bookings.title')} rows={rows} isStale={list.isPlaceholderData} />
        )}
        <LoadMore {...list} />
      </div>
    </Page>
  );
}

function None({ chooses }: { chooses: boolean }) {
  const { t } = useWords();
  const navigate = route.useNavigate();
  if (!chooses)
    return (
      <EmptyState icon="calendar" title={t('bookings.none')}>
        {t('bookings.noneWhy')}
      </EmptyState>
    );
  return (
    <EmptyState
      icon="search"
      title={t('bookings.noneFit')}
      acts={<Button onPress={() => void navigate({ search: {} })}>{t('bookings.clear')}</Button>}
    >
      {t('bookings.noneFitWhy')}
    </EmptyState>
  );
}
