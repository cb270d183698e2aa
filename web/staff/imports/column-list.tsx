import type { ImportDetail, ImportTarget } from '#contract/imports';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/index.ts';
import styles from './plan.module.css';
import { useTargets } from './use-targets.ts';
import type { PlanInHand } from './use-plan.ts';

type Column = ImportDetail['columns'][number];

interface ColumnListProps {
  columns: readonly Column[];
  hand: PlanInHand;
}

/** Each column of the file with examples, what it is taken for, and why. */
export function ColumnList({ columns, hand }: ColumnListProps) {
  const { t } = useWords();
  return (
    <div>
      <div className={styles['head']} aria-hidden="true">
        <span>{t('imports.plan.column')}</span>
        <span>{t('imports.plan.samples')}</span>
        <span>{t('imports.plan.meaning')}</span>
        <span>{t('imports.plan.why')}</span>
      </div>
      <ul aria-label={t('imports.plan.title')}>
        {columns.map((column) => (
          <ColumnRow key={column.heading} column={column} hand={hand} />
        ))}
      </ul>
    </div>
  );
}

function ColumnRow({ column, hand }: { column: Column; hand: PlanInHand }) {
  const { t } = useWords();
  const targets = useTargets();
  const { heading, guess, because, samples } = column;
  const target = hand.plan.mapping[heading] ?? 'ignore';
  return (
    <li className={styles['column']} data-out={target === 'ignore' || undefined}>
      <span className={styles['heading']} lang="">
        {heading}
      </span>
      <span className={styles['samples']}>
        {samples.length > 0 ? samples.join(' · ') : t('imports.plan.noSamples')}
      </span>
      <Select<ImportTarget>
        label={t('imports.plan.meaningOf', { column: heading })}
        hideLabel
        value={target}
        choices={targets.choices}
        error={hand.errorOf(heading)}
        onChange={(value) => hand.mean(heading, value)}
      />
      <span className={styles['why']}>
        {t(`imports.plan.because.${target === guess ? because : 'chosen'}`)}
      </span>
    </li>
  );
}
