import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { useWords } from '../../words/index.ts';
import { Pair } from '../form/form.tsx';
import rows from '../form/rows.module.css';
import { Group } from './part-form.tsx';
import type { PaymentForm } from './payment-part.tsx';
import { isPaidAhead, policyWords } from './policy-words.ts';
import styles from './services.module.css';

/** Until when customers may move and cancel, and what goes back; said in the words that they read. */
export function Cancelling({ form }: { form: PaymentForm }) {
  const { t } = useWords();
  const hours = (field: 'changeHours' | 'cancelHours') => (
    <NumberField
      label={t(`services.${field}`)}
      error={form.errorOf(field)}
      value={form.values[field]}
      min={0}
      max={8760}
      after={t('services.hoursBefore')}
      onChange={(value) => form.set(field, value ?? 0)}
    />
  );
  return (
    <Group title={t('services.cancelling')}>
      <Pair>
        {hours('changeHours')}
        {hours('cancelHours')}
      </Pair>
      {isPaidAhead(form.values) && <Refunds form={form} />}
      <p className={styles['policy']}>{policyWords(form.values)}</p>
    </Group>
  );
}

function Refunds({ form }: { form: PaymentForm }) {
  const { t } = useWords();
  const { refunds } = form.values;
  const put = (next: typeof refunds) => form.set('refunds', next);
  const last = refunds.at(-1);
  return (
    <>
      {refunds.length > 0 && (
        <ol className={rows['rows']} aria-label={t('services.refunds')}>
          {refunds.map((step, at) => (
            <li key={at} className={rows['row']}>
              <div className={rows['fields']}>
                <NumberField
                  label={t('services.atLeast')}
                  value={step.hoursBefore}
                  min={0}
                  max={8760}
                  after={t('services.hoursBefore')}
                  onChange={(value) => put(refunds.with(at, { ...step, hoursBefore: value ?? 0 }))}
                />
                <NumberField
                  label={t('services.goesBack')}
                  error={form.errorOf(`refunds.${at}`)}
                  value={step.percent}
                  min={0}
                  max={100}
                  after="%"
                  onChange={(value) => put(refunds.with(at, { ...step, percent: value ?? 0 }))}
                />
              </div>
              <span className={rows['acts']}>
                <IconButton
                  icon="trash"
                  label={t('rows.remove', { name: t('services.stepName', { ...step }) })}
                  onPress={() => put(refunds.toSpliced(at, 1))}
                />
              </span>
            </li>
          ))}
        </ol>
      )}
      <div>
        <Button
          icon="plus"
          isDisabled={refunds.length >= 10 || last?.hoursBefore === 0}
          onPress={() => put([...refunds, stepAfter(last)])}
        >
          {t('services.addRefund')}
        </Button>
      </div>
    </>
  );
}

/** A later step gives back half of what the one before it does. */
function stepAfter(last: { hoursBefore: number; percent: number } | undefined) {
  if (last === undefined) return { hoursBefore: 24, percent: 100 };
  const { hoursBefore, percent } = last;
  return { hoursBefore: Math.floor(hoursBefore / 2), percent: Math.floor(percent / 2) };
}
