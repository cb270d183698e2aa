import type { ImportDetail } from '#contract/imports';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useWords } from '../../words/index.ts';
import { Section } from '../shell/page.tsx';
import { holdsDays, planOf } from './plan.ts';
import { useTargets } from './use-targets.ts';
import styles from './imports.module.css';

/** What the columns were taken for, once that can no longer be changed. */
export function PlanShown({ detail }: { detail: ImportDetail }) {
  const { t } = useWords();
  const { wordsOf } = useTargets();
  const { mapping, source, dateOrder } = planOf(detail);
  return (
    <Section title={t('imports.plan.title')}>
      <div className={styles['facts']}>
        <Facts>
          <Fact name={t('imports.plan.source')}>{source}</Fact>
          {detail.columns.map(({ heading }) => (
            <Fact key={heading} name={<span lang="">{heading}</span>}>
              {wordsOf(mapping[heading] ?? 'ignore')}
              {holdsDays(mapping[heading]) && ` (${t(`imports.plan.orders.${dateOrder}`)})`}
            </Fact>
          ))}
        </Facts>
      </div>
    </Section>
  );
}
