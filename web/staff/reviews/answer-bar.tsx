import { useRef, useState } from 'react';
import type { WantedAnswer } from '#contract/reviews';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import type { Candidate, Review } from './case-panel.tsx';
import { nameOr } from './names.tsx';
import styles from './reviews.module.css';
import { useAnswer } from './use-answer.ts';

const lengths = { day: 1, two: 2, week: 7, month: 30 } as const;

interface AnswerBarProps {
  review: Review;
  candidate: Candidate;
  onNext: () => void;
}

/** The four answers, each with its key; one goes on to the next case as soon as the last candidate is answered. */
export function AnswerBar({ review, candidate, onNext }: AnswerBarProps) {
  const { t } = useWords();
  const may = useMay();
  const answer = useAnswer();
  const [why, setWhy] = useState('');
  const field = useRef<HTMLDivElement>(null);
  const isDone = candidate.answer !== null;
  const left = review.candidates.filter((one) => one.answer === null).length;
  const send = (wanted: WantedAnswer) => {
    if (!may('reviews.decide') || answer.isPending) return false;
    const said = why.trim() === '' ? {} : { why: why.trim() };
    answer.send(review.id, { ...wanted, ...said }, nameOr(t, candidate.name));
    const closes = wanted.answer === 'accept' || wanted.answer === 'later' || left === 1;
    if (closes) onNext();
    return true;
  };
  const about = (answer: 'accept' | 'reject' | 'never') => () =>
    isDone ? false : send({ answer, candidate: candidate.customer });
  const later = (days?: number) => () =>
    send({ answer: 'later', ...(days !== undefined && { until: inDays(days) }) });
  const { isProvisional, reason } = review;
  const hasMore = !isProvisional && reason !== 'doubted';
  const whole = () =>
    isDone || !hasMore
      ? false
      : send({ answer: 'accept', candidate: candidate.customer, whole: true });
  useKeys({
    a: about('accept'),
    m: whole,
    r: about('reject'),
    n: about('never'),
    l: later(),
    w: () => field.current?.querySelector('input')?.focus(),
  });
  if (!may('reviews.decide')) return <p className={styles['soft']}>{t('reviews.mayNot')}</p>;
  return (
    <div className={styles['bar']}>
      <Answer
        name="accept"
        words={hasMore ? 'acceptOne' : 'accept'}
        onPress={about('accept')}
        isDisabled={isDone}
        look="primary"
      />
      {hasMore && <Answer name="whole" onPress={whole} isDisabled={isDone} />}
      <Answer name="reject" onPress={about('reject')} isDisabled={isDone} />
      <Answer name="never" onPress={about('never')} isDisabled={isDone} />
      <LaterAnswer later={later} />
      <div ref={field} className={styles['why']}>
        <TextField
          label={t('reviews.why')}
          hideLabel
          placeholder={t('reviews.why')}
          value={why}
          maxLength={400}
          onChange={setWhy}
          onKeyDown={(event) => event.key === 'Escape' && leave()}
        />
      </div>
    </div>
  );
}

/** Puts the case back: for two days, or for as long as is chosen. */
function LaterAnswer({ later }: { later: (days?: number) => () => boolean }) {
  const { t } = useWords();
  return (
    <span className={styles['later']}>
      <Answer name="later" onPress={later()} />
      <Menu
        label={t('reviews.laterFor')}
        placement="top end"
        button={<IconButton icon="up" label={t('reviews.laterFor')} />}
      >
        {Object.entries(lengths).map(([name, days]) => (
          <MenuItem key={name} id={name} onAction={later(days)}>
            {t(`reviews.laterIn.${name as keyof typeof lengths}`)}
          </MenuItem>
        ))}
      </Menu>
    </span>
  );
}

/** Back to the case, so that its keys work again. */
function leave(): void {
  document.querySelector<HTMLElement>('main')?.focus();
}

interface AnswerProps {
  name: 'accept' | 'whole' | 'reject' | 'never' | 'later';
  /** How it is called, where that is not its name. */
  words?: 'accept' | 'acceptOne';
  onPress: () => unknown;
  isDisabled?: boolean;
  look?: 'primary' | 'plain';
}

function Answer({ name, words, onPress, isDisabled = false, look = 'plain' }: AnswerProps) {
  const { t } = useWords();
  const key = { accept: 'a', whole: 'm', reject: 'r', never: 'n', later: 'l' }[name];
  return (
    <Button look={look} isDisabled={isDisabled} onPress={onPress} aria-keyshortcuts={key}>
      {t(`reviews.answers.${words ?? name}`)}
      <kbd aria-hidden="true">{key.toUpperCase()}</kbd>
    </Button>
  );
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
