import { sayIfKnown, useWords } from '../../../words/index.ts';
import styles from './merging.module.css';

/** How many things of each kind go to another customer, in words; what has no words is not worth a line. */
export function WhatMoves({
  moves,
}: {
  moves: readonly { readonly what: string; readonly moves: number; readonly both?: number }[];
}) {
  const { t } = useWords();
  const lines = moves.flatMap(({ what, moves: count, both = 0 }) => {
    const words = sayIfKnown(`merging.things.${what}`, { count });
    return words === undefined || count + both === 0 ? [] : [{ what, words, count, both }];
  });
  if (lines.length === 0) return <p className={styles['soft']}>{t('merging.movesNothing')}</p>;
  return (
    <ul className={styles['moves']}>
      {lines.map(({ what, words, count, both }) => (
        <li key={what}>
          <span className={styles['count']}>{count}</span> {words}
          {both > 0 && (
            <span className={styles['source']}>{t('merging.bothHave', { count: both })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
