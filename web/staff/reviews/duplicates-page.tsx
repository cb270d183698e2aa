import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { pages } from '../../api/query.ts';
import { useKeys } from '../../ui/keys.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { Page } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { PairList } from './pair-list.tsx';
import { PairPanel } from './pair-panel.tsx';
import { keyOf, type Pair } from './pairs.ts';
import styles from './reviews.module.css';
import { Sections } from './sections.tsx';

/** Customers who may be one person, the likeliest first, and the chosen pair side by side. */
export function DuplicatesPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { pair } = useParams({ strict: false });
  const list = useInfiniteQuery(pages('listDuplicates', { query: {} }));
  const rows = list.data?.flatMap((page) => page.rows) ?? [];
  const place = rows.findIndex((row) => keyOf(row) === pair);
  const shown = rows[place] ?? (pair === undefined ? rows[0] : undefined);
  const go = (row: Pair | undefined) =>
    row && void navigate({ to: '/duplicates/$pair', params: { pair: keyOf(row) }, replace: true });
  const step = (by: 1 | -1) => go(rows[Math.max(0, place) + by]);
  useKeys({ j: () => step(1), k: () => step(-1) });
  const next = rows[Math.max(0, place) + 1] ?? rows[Math.max(0, place) - 1];
  return (
    <Page title={t('duplicates.title')} acts={<Sections />} detail={t('duplicates.lead')}>
      <div className={styles['desk']} data-chosen={pair !== undefined || undefined}>
        <div className={styles['queue']}>
          {list.isPending && <Skeleton lines={10} />}
          {list.isError && <Fault fault={list.error} again={() => void list.refetch()} />}
          {rows.length > 0 && <PairList rows={rows} shown={shown && keyOf(shown)} more={list} />}
          {list.isSuccess && rows.length === 0 && (
            <EmptyState icon="check" title={t('duplicates.nothing')}>
              {t('duplicates.nothingWhy')}
            </EmptyState>
          )}
        </div>
        {shown && (
          <PairPanel key={keyOf(shown)} pair={shown} onNext={() => go(next)} onStep={step} />
        )}
      </div>
    </Page>
  );
}
