import type { ImportDetail } from '#contract/imports';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Notice } from '../../ui/state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { Section } from '../shell/page.tsx';
import { ColumnList } from './column-list.tsx';
import styles from './plan.module.css';
import { leftOut } from './plan.ts';
import type { PlanInHand } from './use-plan.ts';

const dateOrders = ['ymd', 'dmy', 'mdy'] as const;

/** Says what each column is, then has the file checked or brought in. */
export function PlanEditor({ detail, hand }: { detail: ImportDetail; hand: PlanInHand }) {
  const { t } = useWords();
  const out = leftOut(hand.plan);
  return (
    <Section title={t('imports.plan.title')}>
      <div className={styles['plan']}>
        {hand.fault !== undefined && <Notice tone="bad">{hand.fault}</Notice>}
        <ColumnList columns={detail.columns} hand={hand} />
        {out > 0 && <p className={styles['soft']}>{t('imports.plan.leftOut', { count: out })}</p>}
        <Rest hand={hand} />
        <Acts detail={detail} hand={hand} />
      </div>
    </Section>
  );
}

/** What the columns do not say. */
function Rest({ hand }: { hand: PlanInHand }) {
  const { t } = useWords();
  const { plan, change, sourceError } = hand;
  const hasDays = Object.values(plan.mapping).includes('birth_date');
  return (
    <div className={styles['rest']}>
      <TextField
        label={t('imports.plan.source')}
        hint={t('imports.plan.sourceHint')}
        value={plan.source}
        error={sourceError}
        onChange={(source) => change({ source })}
      />
      {hasDays && (
        <Select
          label={t('imports.plan.dateOrder')}
          value={plan.dateOrder}
          choices={dateOrders.map((value) => ({ value, label: t(`imports.plan.orders.${value}`) }))}
          onChange={(dateOrder) => change({ dateOrder })}
        />
      )}
    </div>
  );
}

/** Until the file was checked as it now stands, checking it is the main act. */
function Acts({ detail, hand }: { detail: ImportDetail; hand: PlanInHand }) {
  const { t } = useWords();
  const isChecked = detail.state === 'checked' && !hand.isChanged;
  const check = (
    <Button
      look={isChecked ? 'plain' : 'primary'}
      isPending={hand.busy === 'checkImport'}
      onPress={() => void hand.run('checkImport')}
    >
      {t(detail.state === 'checked' ? 'imports.plan.checkAgain' : 'imports.plan.check')}
    </Button>
  );
  const start = (
    <Button
      look={isChecked ? 'primary' : 'plain'}
      isPending={hand.busy === 'startImport'}
      onPress={() => void hand.run('startImport')}
    >
      {t('imports.plan.start')}
    </Button>
  );
  return (
    <div className={styles['acts']}>
      {isChecked ? start : check}
      {isChecked ? check : start}
      {detail.state === 'checked' && hand.isChanged && (
        <span className={styles['soft']}>{t('imports.plan.changed')}</span>
      )}
    </div>
  );
}
