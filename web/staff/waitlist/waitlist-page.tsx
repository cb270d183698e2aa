import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { pages } from '../../api/query.ts';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { LoadMore } from '../shell/load-more.tsx';
import { Page } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { waitingStates } from '../searches.ts';
import { WaitlistTable } from './waitlist-table.tsx';
import styles from '../messages/messages.module.css';

const route = getRouteApi('/shell/waitlist');
const refreshMs = 10_000;
const open = '';

/** Who waits for a time that is taken, and what they are offered. */
export function WaitlistPage() {
  const { t } = useWords();
  const { waits: state } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery({
    ...pages('listWaitlist', { query: { state } }),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  return (
    <Page title={t('places.waitlist')} detail={t('waitlist.lead')}>
      <div className={styles['stack']}>
        <div className={styles['filters']}>
          <Select
            label={t('waitlist.state')}
            hideLabel
            value={state ?? open}
            choices={[
              { value: open, label: t('waitlist.open') },
              ...waitingStates.map((value) => ({ value, label: t(`waitlist.states.${value}`) })),
            ]}
            onChange={(next) => void navigate({ search: { waits: next || undefined } })}
          />
        </div>
        {list.isPending && <Skeleton lines={8} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && (
          <EmptyState icon="list" title={t('waitlist.none')}>
            {t('waitlist.noneWhy')}
          </EmptyState>
        )}
        {rows.length > 0 && <WaitlistTable rows={rows} isStale={list.isPlaceholderData} />}
        <LoadMore {...list} />
      </div>
    </Page>
  );
}
