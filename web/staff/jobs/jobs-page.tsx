import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { pages, read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { LoadMore } from '../shell/load-more.tsx';
import { Page, Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { DeadNotice } from './dead-notice.tsx';
import { JobCounts } from './job-counts.tsx';
import { JobFilters } from './job-filters.tsx';
import { JobTable } from './job-table.tsx';
import { JobWindow } from './job-window.tsx';
import styles from './jobs.module.css';
import { ReplayAll } from './replay-all.tsx';

const route = getRouteApi('/shell/jobs');
const refreshMs = 5000;

/** The work behind the scenes: how much of what kind stands where, and each job with its last error. */
export function JobsPage() {
  const { t } = useWords();
  const may = useMay();
  const { id } = route.useSearch();
  const counts = useQuery({ ...read('countJobs', {}), refetchInterval: refreshMs });
  const rows = counts.data?.rows ?? [];
  const dead = rows.reduce((sum, row) => sum + row.dead, 0);
  return (
    <Page
      title={t('jobs.title')}
      detail={t('jobs.lead')}
      acts={dead > 0 && may('jobs.replay') && <ReplayAll />}
    >
      <div className={styles['stack']}>
        {dead > 0 && <DeadNotice dead={dead} />}
        {counts.isPending && <Skeleton lines={4} />}
        {counts.isError && <Fault fault={counts.error} again={() => void counts.refetch()} />}
        {rows.length > 0 && <JobCounts rows={rows} />}
        {counts.isSuccess && rows.length === 0 && (
          <EmptyState icon="jobs" title={t('jobs.none')}>
            {t('jobs.noneWhy')}
          </EmptyState>
        )}
        {rows.length > 0 && <JobList tasks={rows.map(({ task }) => task)} />}
      </div>
      {id !== undefined && <JobWindow id={id} />}
    </Page>
  );
}

function JobList({ tasks }: { tasks: readonly string[] }) {
  const { t } = useWords();
  const { state, task } = route.useSearch();
  const list = useInfiniteQuery({
    ...pages('listJobs', { query: { state, task } }),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  return (
    <Section title={t('jobs.list')}>
      <div className={styles['stack']}>
        <JobFilters tasks={tasks} />
        {list.isPending && <Skeleton lines={8} />}
        {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && <NoneFit />}
        {rows.length > 0 && <JobTable rows={rows} isStale={list.isPlaceholderData} />}
        <LoadMore {...list} />
      </div>
    </Section>
  );
}

function NoneFit() {
  const { t } = useWords();
  const navigate = route.useNavigate();
  return (
    <EmptyState
      icon="search"
      title={t('jobs.noneFit')}
      acts={<Button onPress={() => void navigate({ search: {} })}>{t('jobs.clear')}</Button>}
    >
      {t('jobs.noneFitWhy')}
    </EmptyState>
  );
}
