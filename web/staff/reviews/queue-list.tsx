import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { likelihood } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { LoadMore } from '../shell/load-more.tsx';
import { When } from '../shell/when.tsx';
import { nameOr } from './names.tsx';
import type { ReviewRow } from './reviews-page.tsx';
import styles from './reviews.module.css';
import { stateTones } from './states.ts';

interface QueueListProps {
  rows: readonly ReviewRow[];
  /** The case that is shown beside the list. */
  shown: string | undefined;
  more: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Cases, one a row of two lines; the one that is shown stays in sight. */
export function QueueList({ rows, shown, more }: QueueListProps) {
  const { t } = useWords();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector(`[data-review="${shown ?? ''}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <div className={styles['scroll']}>
      <ol ref={list} className={styles['list']} aria-label={t('reviews.cases')}>
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              to="/reviews/$id"
              params={{ id: row.id }}
              search={(now) => now}
              className={styles['row'] ?? ''}
              data-review={row.id}
              aria-current={row.id === shown ? 'true' : undefined}
            >
              <Case row={row} />
            </Link>
          </li>
        ))}
      </ol>
      <LoadMore {...more} />
    </div>
  );
}

function Case({ row }: { row: ReviewRow }) {
  const { t } = useWords();
  const { name, likeliest, probability, reason, state, createdAt, dueAt, decidedAt } = row;
  return (
    <>
      <span className={styles['who']}>{nameOr(t, name)}</span>
      <span className={styles['likely']}>{likeliest && likelihood(probability)}</span>
      <span className={styles['whom']}>
        {state === 'open' ? (
          <>
            {row.candidates > 1
              ? t('reviews.oneOf', { count: row.candidates })
              : likeliest && nameOr(t, likeliest.name)}
            {' · '}
            {t(`reviews.reasons.${reason}`)}
          </>
        ) : (
          <Badge tone={stateTones[state]}>{t(`reviews.states.${state}`)}</Badge>
        )}
      </span>
      <span className={styles['when']}>
        <When at={state === 'open' ? (dueAt ?? createdAt) : (decidedAt ?? createdAt)} relative />
      </span>
    </>
  );
}
