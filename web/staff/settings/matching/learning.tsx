import { useState } from 'react';
import type { MatchingStanding } from '#contract/matching';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { number } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import styles from '../parts.module.css';
import { useAct } from '../use-act.ts';

interface LearningProps {
  standing: MatchingStanding;
  mayChange: boolean;
}

/** When it learns, at once if one wants, and what is done by itself with what was learnt. */
export function Learning({ standing, mayChange }: LearningProps) {
  const { t } = useWords();
  const { customers, learnsFrom, versions, answers } = standing;
  const hasLearnt = versions.some(({ origin }) => origin === 'learnt');
  return (
    <>
      <p className={styles['soft']}>
        {hasLearnt || customers >= learnsFrom
          ? t('matching.learnsAt', { count: answers.learnsAt, since: number(answers.since) })
          : t('matching.never', { count: learnsFrom, customers: number(customers) })}
      </p>
      {mayChange && (
        <>
          <ByItself standing={standing} />
          <LearnNow />
        </>
      )}
    </>
  );
}

/** What matching does without being asked. */
function ByItself({ standing: { active, takes, joins } }: { standing: MatchingStanding }) {
  const { t } = useWords();
  const choose = useAct('chooseMatchVersion', 'getMatching');
  const set = useAct('setMatchJoins', 'getMatching');
  const saved = t('settings.saved');
  return (
    <>
      <Checkbox
        isSelected={takes}
        isDisabled={choose.isPending}
        detail={t('matching.takesDetail')}
        onChange={(wanted) =>
          choose.act({ body: { version: active.version, takes: wanted } }, saved)
        }
      >
        {t('matching.takes')}
      </Checkbox>
      <Checkbox
        isSelected={joins}
        isDisabled={set.isPending}
        detail={t('matching.joinsDetail')}
        onChange={(wanted) => set.act({ body: { joins: wanted } }, saved)}
      >
        {t('matching.joins')}
      </Checkbox>
    </>
  );
}

function LearnNow() {
  const { t } = useWords();
  const learn = useAct('learnMatching', 'getMatching');
  const [asked, setAsked] = useState(false);
  return (
    <div className={styles['line']}>
      <Button
        isPending={learn.isPending}
        onPress={() => learn.act({}, t('matching.learning'), () => setAsked(true))}
      >
        {t('matching.learn')}
      </Button>
      {asked && <span className={styles['soft']}>{t('matching.learning')}</span>}
    </div>
  );
}
