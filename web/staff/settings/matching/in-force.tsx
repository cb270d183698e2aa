import type { MatchVersionDetail } from '#contract/matching';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { date, number, percent, rarely } from '../../../words/format.ts';
import { useWords } from '../../../words/index.ts';
import { useVersionName } from './version-name.ts';

/** The version in force: from how much it was learnt, and how likely somebody is there already. */
export function InForce({ active }: { active: MatchVersionDetail }) {
  const { t } = useWords();
  const nameOf = useVersionName();
  const { learnt, recurring, at, origin } = active;
  return (
    <Facts>
      <Fact name={t('matching.inForce')} source={t(`matching.origins.${origin}`)}>
        {nameOf(active)}
      </Fact>
      {at !== null && <Fact name={t('matching.made')}>{date(at)}</Fact>}
      {learnt !== null && (
        <>
          <Fact name={t('matching.learntFrom')}>
            {t('matching.profiles', {
              count: learnt.profiles,
              shown: number(learnt.profiles),
              customers: number(learnt.customers),
            })}
          </Fact>
          <Fact name={t('matching.pairs')}>
            {t('matching.pairsOf', {
              pairs: number(learnt.pairs),
              compared: number(learnt.compared),
            })}
          </Fact>
          {learnt.answers !== undefined && (
            <Fact name={t('matching.heeds')}>
              {t('matching.answersOf', { count: learnt.answers, shown: number(learnt.answers) })}
            </Fact>
          )}
          <Fact name={t('matching.lambda')}>{rarely(learnt.lambda)}</Fact>
        </>
      )}
      <Fact name={t('matching.recurring')}>
        {recurring === null ? t('matching.everybody') : percent(recurring)}
      </Fact>
    </Facts>
  );
}
