import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Reply } from '../../api/call.ts';
import { read } from '../../api/query.ts';
import { Badge } from '../../ui/badge.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Notice } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { EvidenceWaterfall } from '../customers/evidence-waterfall.tsx';
import { Fault } from '../shell/route-states.tsx';
import { When } from '../shell/when.tsx';
import { AnswerBar } from './answer-bar.tsx';
import { CandidateChoice } from './candidate-choice.tsx';
import { Joined } from './joined.tsx';
import { nameOr } from './names.tsx';
import { PastAnswers } from './past-answers.tsx';
import { PhoneSteps } from './phone-steps.tsx';
import styles from './reviews.module.css';
import { SideBySide } from './side-by-side.tsx';
import { stateTones } from './states.ts';

export type Review = Reply<'getReview'>;
export type Candidate = Review['candidates'][number];

interface CasePanelProps {
  id: string;
  /** Goes on to the case after this one, once it is answered. */
  onNext: () => void;
  onStep: (by: 1 | -1) => unknown;
  isLast: boolean;
}

/** One case whole: who came in, beside whom it may be, with why, what an answer does, and the answers. */
export function CasePanel({ id, ...steps }: CasePanelProps) {
  const { data, isPending, error, refetch } = useQuery(read('getReview', { params: { id } }));
  return (
    <section className={styles['case']}>
      <PhoneSteps onStep={steps.onStep} />
      {isPending && <Skeleton lines={12} />}
      {error && <Fault fault={error} again={() => void refetch()} />}
      {data && <Case key={data.id} review={data} {...steps} />}
    </section>
  );
}

function Case({ review, onNext }: { review: Review } & Omit<CasePanelProps, 'id'>) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { state, reason, source, createdAt, candidates, answers, profile } = review;
  const open = candidates.filter(({ answer }) => answer === null);
  const [picked, setPicked] = useState<string>();
  const candidate = candidates.find(({ customer }) => customer === picked) ?? candidates[0];
  const pick = (place: number) => () => {
    const one = candidates[place];
    return one === undefined ? false : setPicked(one.customer);
  };
  const keys = Object.fromEntries(
    candidates.slice(0, 9).map((_, place) => [String(place + 1), pick(place)]),
  );
  useKeys({
    ...keys,
    o: () =>
      candidate !== undefined &&
      void navigate({ to: '/customers/$id', params: { id: candidate.customer } }),
  });
  const isOpen = state === 'open' && open.length > 0;
  return (
    <>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{nameOr(t, review.name)}</h2>
        <Badge tone={stateTones[state]}>
          {state === 'open' ? t(`reviews.reasons.${reason}`) : t(`reviews.states.${state}`)}
        </Badge>
        <p className={styles['soft']}>
          {t('reviews.came')} <When at={createdAt} relative /> · {source} ·{' '}
          {t(`profile.kinds.${profile.kind}`)}
        </p>
        <p className={styles['lead']}>
          {state === 'settled' ? t('reviews.settledWhy') : t(`reviews.reasonsWhy.${reason}`)}
        </p>
      </header>
      {candidates.length > 1 && (
        <CandidateChoice
          candidates={candidates}
          chosen={candidate?.customer}
          onChoose={setPicked}
        />
      )}
      {candidate && (
        <>
          <SideBySide
            person={profile.person}
            title={t('reviews.newcomer')}
            right={candidate}
            why={candidate.why}
            numbers={candidate.numbers}
          />
          {isOpen && <Joined review={review} candidate={candidate} />}
          <h3 className={styles['part']}>{t('reviews.evidence')}</h3>
          <EvidenceWaterfall why={candidate.why} />
        </>
      )}
      {answers.length > 0 && <PastAnswers review={review} />}
      {isOpen && candidate && (
        <AnswerBar key={candidate.customer} review={review} candidate={candidate} onNext={onNext} />
      )}
      {!isOpen && state === 'open' && <Notice>{t('problems.review_settled')}</Notice>}
    </>
  );
}
