import type { ImportDetail } from '#contract/imports';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import styles from './tally.module.css';

const shown = ['new', 'linked', 'review', 'unchanged', 'faulty'] as const;

/** What became, or would become, of the rows, in numbers. */
export function Tally({ counts }: { counts: ImportDetail['counts'] }) {
  const { t } = useWords();
  return (
    <dl className={styles['tally']}>
      {shown.map((key) => (
        <div key={key} className={styles['count']} data-warn={isWarning(key, counts) || undefined}>
          <dt>{t(`imports.counts.${key}`)}</dt>
          <dd className={styles['number']}>{number(counts[key])}</dd>
          <dd className={styles['means']}>{t(`imports.means.${key}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

function isWarning(key: (typeof shown)[number], counts: ImportDetail['counts']): boolean {
  return key === 'faulty' && counts.faulty > 0;
}
