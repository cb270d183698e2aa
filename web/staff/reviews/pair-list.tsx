import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { likelihood } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { LoadMore } from '../shell/load-more.tsx';

import { nameOr } from './names.tsx';
import { keyOf, type Pair } from './pairs.ts';
import styles from './reviews.module.css';

interface PairListProps {
  rows: readonly Pair[];
  shown: string | undefined;
  more: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Pairs, one a row of two lines: one name above the other. */
export function PairList({ rows, shown, more }: PairListProps) {
  const { t } = useWords();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector(`[data-pair="${shown ?? ''}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <div className={styles['scroll']}>
      <ol ref={list} className={styles['list']} aria-label={t('duplicates.title')}>
        {rows.map((row) => (
          <li key={keyOf(row)}>
            <Link
              to="/duplicates/$pair"
              params={{ pair: keyOf(row) }}
              className={styles['row'] ?? ''}
              data-pair={keyOf(row)}
              aria-current={keyOf(row) === shown ? 'true' : undefined}
            >
              <span className={styles['who']}>{nameOr(t, row.one.name)}</span>
              <span className={styles['likely']}>{likelihood(row.probability)}</span>
              <span className={styles['who']}>{nameOr(t, row.other.name)}</span>
            </Link>
          </li>
        ))}
      </ol>
      <LoadMore {...more} />
    </div>
  );
}
