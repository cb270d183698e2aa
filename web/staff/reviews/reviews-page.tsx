import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { pages, read, type Row } from '../../api/query.ts';
import { useKeys } from '../../ui/keys.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { Fault } from '../shell/route-states.tsx';
import type { reviewViews } from '../searches.ts';
import { Page } from '../shell/page.tsx';
import { CasePanel } from './case-panel.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueueList } from './queue-list.tsx';
import { Sections } from './sections.tsx';
import styles from './reviews.module.css';

/** Cases to decide, those put back, those decided. */
export type ReviewView = (typeof reviewViews)[number];
export type ReviewRow = Row<'listReviews'>;

/** The queue: cases at the left, in the order in which they are best decided, and the chosen one beside them. */
export function ReviewsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { id } = useParams({ strict: false });
  const { view = 'now', reason } = useSearch({ from: '/shell/reviews' });
  const list = useInfiniteQuery(pages('listReviews', { query: queryOf(view, reason) }));
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  const place = rows.findIndex((row) => row.id === id);
  // Beside the list there is always a case; on a phone, only once it is chosen.
  const shown = id ?? rows[0]?.id;
  const go = (to: string | undefined) =>
    to !== undefined &&
    void navigate({ to: '/reviews/$id', params: { id: to }, search: (now) => now, replace: true });
  const step = (by: 1 | -1) => {
    const next = rows[place === -1 ? (id === undefined && by === 1 ? 1 : 0) : place + by];
    return go(next?.id);
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  const next = rows[Math.max(0, place) + 1] ?? rows[Math.max(0, place) - 1];
  useReadAhead(next?.id);
  const { fetchNextPage, hasNextPage } = list;
  useEffect(() => {
    if (hasNextPage && place >= rows.length - 5) void fetchNextPage();
  }, [hasNextPage, fetchNextPage, place, rows.length]);
  return (
    <Page title={t('reviews.title')} acts={<Sections />}>
      <div className={styles['desk']} data-chosen={id !== undefined || undefined}>
        <div className={styles['queue']}>
          <QueueFilters view={view} reason={reason} />
          {list.isPending && <Skeleton lines={10} />}
          {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
          {rows.length > 0 && <QueueList rows={rows} shown={shown} more={list} />}
          {list.isSuccess && rows.length === 0 && (
            <Nothing view={view} isNarrowed={reason !== undefined} />
          )}
        </div>
        {shown !== undefined && (
          <CasePanel
            key={shown}
            id={shown}
            onNext={() => go(next?.id)}
            onStep={step}
            isLast={next === undefined}
          />
        )}
      </div>
    </Page>
  );
}

/** What the list is asked. */
export function queryOf(view: ReviewView, reason: ReviewRow['reason'] | undefined) {
  return {
    ...(view === 'decided' ? { state: 'decided' as const } : { state: 'open' as const, due: view }),
    ...(reason !== undefined && { reason }),
  };
}

/** The next case is there before anybody asks for it. */
function useReadAhead(id: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (id !== undefined) void client.prefetchQuery(read('getReview', { params: { id } }));
  }, [client, id]);
}

function Nothing({ view, isNarrowed }: { view: ReviewView; isNarrowed: boolean }) {
  const { t } = useWords();
  const counts = useQuery(read('countReviews', {}));
  if (isNarrowed) return <p className={styles['soft']}>{t('reviews.nothingOfKind')}</p>;
  if (view === 'later') return <p className={styles['soft']}>{t('reviews.nothingLater')}</p>;
  if (view === 'decided') return <p className={styles['soft']}>{t('reviews.nothingDecided')}</p>;
  return counts.isPending ? null : (
    <EmptyState icon="check" title={t('reviews.nothing')}>
      {t('reviews.nothingWhy')}
    </EmptyState>
  );
}
