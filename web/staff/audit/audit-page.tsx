import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { everyEventType } from 'virtual:lists';
import { pages } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { LoadMore } from '../shell/load-more.tsx';
import { Page } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { AuditFilters } from './audit-filters.tsx';
import styles from './audit.module.css';
import { dayAfter, startOfDay } from './days.ts';
import { EventDays } from './event-days.tsx';

const route = getRouteApi('/shell/audit');

/** Everything that happened at the business, newest first, with who did it and what changed. */
export function AuditPage() {
  const { t } = useWords();
  const { from, to, type, ...ids } = route.useSearch();
  const list = useInfiniteQuery({
    ...pages('listEvents', {
      query: {
        ...ids,
        type: everyEventType.find((known) => known === type),
        from: from === undefined ? undefined : startOfDay(from),
        to: to === undefined ? undefined : startOfDay(dayAfter(to)),
      },
    }),
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  return (
    <Page title={t('places.audit')} detail={t('audit.lead')}>
      <div className={styles['stack']}>
        <AuditFilters />
        {list.isPending && <Skeleton lines={10} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && <Nothing />}
        {rows.length > 0 && <EventDays events={rows} isStale={list.isPlaceholderData} />}
        <LoadMore {...list} />
      </div>
    </Page>
  );
}

function Nothing() {
  const { t } = useWords();
  const navigate = route.useNavigate();
  const isFiltered = Object.values(route.useSearch()).some((value) => value !== undefined);
  if (!isFiltered)
    return (
      <EmptyState icon="audit" title={t('audit.none')}>
        {t('audit.noneWhy')}
      </EmptyState>
    );
  return (
    <EmptyState
      icon="search"
      title={t('audit.noneFit')}
      acts={<Button onPress={() => void navigate({ search: {} })}>{t('audit.clear')}</Button>}
    >
      {t('audit.noneFitWhy')}
    </EmptyState>
  );
}
