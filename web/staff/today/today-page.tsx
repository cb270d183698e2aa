import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { read } from '../../api/query.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { bringBookings, useWords } from '../../words/index.ts';
import { Page, Section } from '../shell/page.tsx';
import { Fault } from '../shell/route-states.tsx';
import { useAtWork, useMay } from '../session.ts';
import { AttentionList } from './attention-list.tsx';
import { HealthFacts } from './health-facts.tsx';
import { SetupLeft } from './setup-left.tsx';
import styles from './today.module.css';

// The chart's library comes when there is something to draw.
const Figures = lazy(async () => ({ default: (await import('./figures.tsx')).Figures }));

const Agenda = lazy(async () => {
  const [{ Agenda }] = await Promise.all([import('./agenda.tsx'), bringBookings()]);
  return { default: Agenda };
});

/** The day at a glance: what needs a person, how well people are known, and three numbers with their history. */
export function TodayPage() {
  const { t } = useWords();
  const may = useMay();
  const { business } = useAtWork();
  const today = useQuery(read('getToday', {}));
  return (
    <Page title={t('today.title')} detail={business.name}>
      {may('business.change') && !business.isDemo && <SetupLeft />}
      {today.isPending && <Skeleton lines={10} />}
      {today.isError && <Fault fault={today.error} again={() => void today.refetch()} />}
      {today.data && (
        <>
          <Section title={t('today.attention')}>
            <AttentionList rows={today.data.attention} />
          </Section>
          {may('bookings.read') && (
            <Suspense>
              <Agenda />
            </Suspense>
          )}
          <Section title={t('today.figures')}>
            <Suspense fallback={<div className={styles['awaited']} />}>
              <Figures figures={today.data.figures} />
            </Suspense>
          </Section>
          <Section title={t('today.health')}>
            <HealthFacts health={today.data.health} />
          </Section>
        </>
      )}
    </Page>
  );
}
