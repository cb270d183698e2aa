import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MatchingStanding } from '#contract/matching';
import { read } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Notice } from '../../../ui/state.tsx';
import { number } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import { Page, Section } from '../../shell/page.tsx';
import { Fault } from '../../shell/route-states.tsx';
import styles from '../parts.module.css';
import { useAct } from '../use-act.ts';
import { InForce } from './in-force.tsx';
import { LevelChart } from './level-chart.tsx';
import { Rules } from './rule-form.tsx';
import { ThresholdForm } from './threshold-form.tsx';
import { VersionTable } from './version-table.tsx';

/** How people are matched: the version in force, its thresholds, what each likeness says, and all versions. */
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

function Matching({ standing }: { standing: MatchingStanding }) {
  const { t } = useWords();
  const mayChange = useMay()('matching.change');
  const { active, customers, learnsFrom, versions } = standing;
  const hasLearnt = versions.some(({ origin }) => origin === 'learnt');
  return (
    <div className={styles['stack']}>
      {!mayChange && <Notice icon="lock">{t('settings.readOnly')}</Notice>}
      <Section title={t('matching.inForce')}>
        <div className={styles['stack']}>
          <InForce active={active} />
          {!hasLearnt && (
            <p className={styles['soft']}>
              {t('matching.never', { count: learnsFrom, customers: number(customers) })}
            </p>
          )}
          {mayChange && <Learning standing={standing} />}
        </div>
      </Section>
      <Section title={t('matching.thresholds')}>
        <ThresholdForm key={active.version} active={active} mayChange={mayChange} />
      </Section>
      <Section title={t('matching.rules')}>
        <Rules mayChange={mayChange} />
      </Section>
      <Section title={t('matching.versions')}>
        <VersionTable standing={standing} mayChange={mayChange} />
      </Section>
      <Section title={t('matching.chart')}>
        <LevelChart active={active} versions={versions} />
      </Section>
    </div>
  );
}

/** Learning at once, and whether what is learnt is used by itself. */
function Learning({ standing: { active, takes } }: { standing: MatchingStanding }) {
  const { t } = useWords();
  const learn = useAct('learnMatching', 'getMatching');
  const choose = useAct('chooseMatchVersion', 'getMatching');
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Checkbox
        isSelected={takes}
        isDisabled={choose.isPending}
        detail={t('matching.takesDetail')}
        onChange={(wanted) =>
          choose.act({ body: { version: active.version, takes: wanted } }, t('settings.saved'))
        }
      >
        {t('matching.takes')}
      </Checkbox>
      <div className={styles['line']}>
        <Button
          isPending={learn.isPending}
          onPress={() => learn.act({}, t('matching.learning'), () => setAsked(true))}
        >
          {t('matching.learn')}
        </Button>
        {asked && <span className={styles['soft']}>{t('matching.learning')}</span>}
      </div>
    </>
  );
}
