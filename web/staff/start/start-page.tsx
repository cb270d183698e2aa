import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { read } from '../../api/query.ts';
import { useWords } from '../../words/index.ts';
import { ButtonLink } from '../shell/button-link.tsx';
import { RouteMissing, RoutePending } from '../shell/route-states.tsx';
import styles from './start.module.css';
import { StepNavigation } from './step-navigation.tsx';
import { isStep, type Step, steps } from './steps.ts';

const route = getRouteApi('/shell/start/$step');

const parts: Record<Step, ComponentType> = {
  business: lazy(async () => ({
    default: (await import('../settings/business/part.tsx')).BusinessPart,
  })),
  locations: lazy(async () => ({
    default: (await import('../settings/locations/part.tsx')).LocationsPart,
  })),
  team: lazy(async () => ({ default: (await import('../settings/team/part.tsx')).TeamPart })),
  mail: lazy(async () => ({ default: (await import('./mail-step.tsx')).MailStep })),
  import: lazy(async () => ({
    default: (await import('../imports/imports-page.tsx')).ImportsPage,
  })),
  backup: lazy(async () => ({ default: (await import('./backup-step.tsx')).BackupStep })),
};

/** The way from an empty business to one at work, a step at a time; each is the very part of the app it is about. */
export function StartPage() {
  const { t } = useWords();
  const { step } = route.useParams();
  const state = useQuery(read('getStart', {}));
  if (!isStep(step)) return <RouteMissing />;
  const place = steps.findIndex((one) => one.step === step);
  const [before, next] = [steps[place - 1], steps[place + 1]];
  const Part = parts[step];
  return (
    <div className={styles['start']}>
      <StepNavigation step={step} done={state.data?.steps ?? []} />
      <div className={styles['part']}>
        <Suspense key={step} fallback={<RoutePending />}>
          <Part />
        </Suspense>
        <div className={styles['onward']}>
          {before && (
            <ButtonLink to="/start/$step" params={{ step: before.step }}>
              {t('start.back')}
            </ButtonLink>
          )}
          {next ? (
            <ButtonLink look="primary" to="/start/$step" params={{ step: next.step }}>
              {t('start.next', { step: t(`start.steps.${next.step}`) })}
            </ButtonLink>
          ) : (
            <ButtonLink look="primary" to="/today">
              {t('start.toToday')}
            </ButtonLink>
          )}
        </div>
      </div>
    </div>
  );
}
