import { Link, useNavigate } from '@tanstack/react-router';
import type { Reply } from '../../api/call.ts';
import { Icon } from '../../ui/icon.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/index.ts';
import styles from './start.module.css';
import { type Step, steps } from './steps.ts';

interface StepNavigationProps {
  step: Step;
  done: Reply<'getStart'>['steps'];
}

/** All steps, with what is done ticked: beside the step, or, on a phone, above it. */
export function StepNavigation({ step, done }: StepNavigationProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <>
      <nav className={styles['navigation']} aria-label={t('start.title')}>
        <ol className={styles['steps']}>
          {steps.map((one) => {
            const isDone = done.some((other) => other.step === one.step && other.done);
            return (
              <li key={one.step}>
                <Link
                  to="/start/$step"
                  params={{ step: one.step }}
                  className={styles['link'] ?? ''}
                  aria-current={one.step === step ? 'step' : undefined}
                >
                  <Icon
                    name={isDone ? 'check' : one.icon}
                    className={isDone ? styles['done'] : undefined}
                  />
                  <span>{t(`start.steps.${one.step}`)}</span>
                  {isDone && <span className={styles['said']}>{t('start.done')}</span>}
                </Link>
              </li>
            );
          })}
        </ol>
      </nav>
      <div className={styles['chooser']}>
        <Select
          label={t('start.title')}
          value={step}
          choices={steps.map((one) => ({ value: one.step, label: t(`start.steps.${one.step}`) }))}
          onChange={(next) => void navigate({ to: '/start/$step', params: { step: next } })}
        />
      </div>
    </>
  );
}
