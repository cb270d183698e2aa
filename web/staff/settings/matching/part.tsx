import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MatchingStanding } from '#contract/matching';
import { read } from '../../../api/query.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Notice } from '../../../ui/state.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import { Page, Section } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { InForce } from './in-force.tsx';
import { Learning } from './learning.tsx';
import { LevelChart } from './level-chart.tsx';
import { Rules } from './rule-form.tsx';
import { ThresholdProposal } from './threshold-proposal.tsx';
import { ThresholdForm } from './threshold-form.tsx';
import { VersionTable } from './version-table.tsx';

/** How people are matched: the version in force, its thresholds, hard rules, what each likeness says, and all versions. */
export function MatchingPart() {
  const { t } = useWords();
  const standing = useQuery(read('getMatching', {}));
  const { data } = standing;
  return (
    <Page title={t('matching.title')} detail={t('matching.lead')}>
      {standing.isPending && <Skeleton lines={8} />}
      {standing.isError && <Fault fault={standing.error} again={() => void standing.refetch()} />}
      {data && <Matching standing={data} />}
    </Page>
  );
}

const views = ['now', 'thresholds', 'rules', 'likeness', 'versions'] as const;
type View = (typeof views)[number];

/** One matter at a time; the address says which. */
function Matching({ standing }: { standing: MatchingStanding }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const named = useLocation({ select: ({ hash }) => hash });
  const mayChange = useMay()('matching.change');
  const { active, versions } = standing;
  const panels: Record<View, ReactNode> = {
    now: (
      <div className={styles['stack']}>
        <InForce active={active} />
        <Learning standing={standing} mayChange={mayChange} />
      </div>
    ),
    thresholds: (
      <div>
        <ThresholdProposal mayChange={mayChange} />
        <Section title={t('matching.ownThresholds')}>
          <ThresholdForm key={active.version} active={active} mayChange={mayChange} />
        </Section>
      </div>
    ),
    rules: <Rules mayChange={mayChange} />,
    likeness: <LevelChart active={active} versions={versions} />,
    versions: <VersionTable standing={standing} mayChange={mayChange} />,
  };
  return (
    <div className={styles['stack']}>
      {!mayChange && <Notice icon="lock">{t('settings.readOnly')}</Notice>}
      <Tabs<View>
        label={t('matching.views')}
        tabs={views.map((key) => ({ key, title: t(`matching.view.${key}`), panel: panels[key] }))}
        current={views.find((view) => view === named) ?? 'now'}
        onChange={(view) => void navigate({ to: '.', hash: view, replace: true })}
      />
    </div>
  );
}
