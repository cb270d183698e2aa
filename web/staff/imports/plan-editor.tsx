import type { ImportDetail } from '#contract/imports';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Notice } from '../../ui/state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { Section } from '../shell/page.tsx';
import { ColumnList } from './column-list.tsx';
import { MakeTags } from './new-tags.tsx';
import styles from './plan.module.css';
import { SheetChoice } from './sheet-choice.tsx';
import { bringsConsents, guessed, holdsDays, leftOut, samePlan } from './plan.ts';
import { SourceStanding } from './source-standing.tsx';
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
        <SheetChoice detail={detail} />
        <ColumnList columns={detail.columns} hand={hand} />
        {out > 0 && <p className={styles['soft']}>{t('imports.plan.leftOut', { count: out })}</p>}
        <MakeTags hand={hand} />
        {bringsConsents(hand.plan) && (
          <p className={styles['soft']}>{t('imports.plan.consents')}</p>
        )}
        {Object.values(hand.plan.mapping).includes('tier') && (
          <p className={styles['soft']}>{t('imports.plan.tiers')}</p>
        )}
        <Rest hand={hand} />
        <SourceStanding source={hand.plan.source} />
        <Acts detail={detail} hand={hand} />
      </div>
    </Section>
  );
}

/** What the columns do not say. */
function Rest({ hand }: { hand: PlanInHand }) {
  const { t } = useWords();
  const { plan, change, sourceError } = hand;
  const hasDays = Object.values(plan.mapping).some(holdsDays);
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

/** Until the file was checked as it now stands, checking it is the main act; then starting is, beside what it said. */
function Acts({ detail, hand }: { detail: ImportDetail; hand: PlanInHand }) {
  const { t } = useWords();
  const wasChecked = detail.state === 'checked';
  const guesses = guessed(detail.columns);
  const isGuessed = samePlan(hand.plan, { ...hand.plan, mapping: guesses });
  const isChecked = wasChecked && !hand.isChanged;
  return (
    <div className={styles['acts']}>
      <Button
        look={isChecked ? 'plain' : 'primary'}
        isPending={hand.busy === 'checkImport'}
        onPress={() => void hand.run('checkImport')}
      >
        {t(wasChecked ? 'imports.plan.checkAgain' : 'imports.plan.check')}
      </Button>
      {!isChecked && <StartImport hand={hand} look="plain" />}
      {!isGuessed && (
        <Button look="quiet" icon="undo" onPress={() => hand.change({ mapping: guesses })}>
          {t('imports.plan.reset')}
        </Button>
      )}
      {wasChecked && hand.isChanged && (
        <span className={styles['soft']}>{t('imports.plan.changed')}</span>
      )}
    </div>
  );
}

/** Starts the import by the plan in hand. */
export function StartImport({ hand, look }: { hand: PlanInHand; look: 'primary' | 'plain' }) {
  const { t } = useWords();
  return (
    <Button
      look={look}
      isPending={hand.busy === 'startImport'}
      onPress={() => void hand.run('startImport')}
    >
      {t('imports.plan.start')}
    </Button>
  );
}
