import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { read } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { reviewReasons, reviewViews } from '../searches.ts';
import { useMay } from '../session.ts';
import type { ReviewRow, ReviewView } from './reviews-page.tsx';
import styles from './reviews.module.css';

const BatchWindow = lazy(async () => ({
  default: (await import('./batch-window.tsx')).BatchWindow,
}));

interface QueueFiltersProps {
  view: ReviewView;
  reason: ReviewRow['reason'] | undefined;
}

/** Which cases are listed: those to decide, those put back, those decided; and why they are cases. */
export function QueueFilters({ view, reason }: QueueFiltersProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const may = useMay();
  const [isBatching, setBatching] = useState(false);
  const counts = useQuery(read('countReviews', {})).data;
  const countOf = (one: ReviewView) => (one === 'decided' ? undefined : counts?.[one]);
  const label = (one: ReviewRow['reason']) => {
    const count = view === 'now' && counts?.reasons.find((row) => row.reason === one)?.count;
    const words = t(`reviews.reasons.${one}`);
    return count ? `${words} (${number(count)})` : words;
  };
  return (
    <div className={styles['filters']}>
      <nav className={styles['views']} aria-label={t('reviews.view')}>
        {reviewViews.map((one) => {
          const count = countOf(one);
          return (
            <Link
              key={one}
              to="/reviews"
              search={{ view: one, ...(reason !== undefined && { reason }) }}
              className={styles['view'] ?? ''}
              aria-current={view === one ? 'page' : undefined}
            >
              {t(`reviews.views.${one}`)}
              {count !== undefined && <span className={styles['count']}>{number(count)}</span>}
            </Link>
          );
        })}
      </nav>
      <div className={styles['narrowing']}>
        <Select
          label={t('reviews.reason')}
          hideLabel
          value={reason ?? ''}
          choices={[
            { value: '', label: t('reviews.anyReason') },
            ...reviewReasons.map((one) => ({ value: one, label: label(one) })),
          ]}
          onChange={(wanted) =>
            void navigate({
              to: '/reviews',
              search: { view, ...(wanted !== '' && { reason: wanted }) },
            })
          }
        />
        {view === 'now' && may('reviews.decide') && (
          <Button onPress={() => setBatching(true)}>{t('reviews.batch.open')}</Button>
        )}
      </div>
      {view === 'now' && <p className={styles['order']}>{t('reviews.order')}</p>}
      <Suspense>{isBatching && <BatchWindow onClose={() => setBatching(false)} />}</Suspense>
    </div>
  );
}
