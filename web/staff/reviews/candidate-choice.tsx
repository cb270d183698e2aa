import { Button } from 'react-aria-components/Button';
import { likelihood } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import type { Candidate } from './case-panel.tsx';
import { nameOr } from './names.tsx';
import styles from './reviews.module.css';

interface CandidateChoiceProps {
  candidates: readonly Candidate[];
  chosen: string | undefined;
  onChoose: (customer: string) => void;
}

/** Whom the profile may be, where it may be several: chosen by their number. */
export function CandidateChoice({ candidates, chosen, onChoose }: CandidateChoiceProps) {
  const { t } = useWords();
  return (
    <div className={styles['choice']} role="group" aria-label={t('reviews.candidates')}>
      {candidates.map(({ customer, name, probability, answer }, place) => (
        <Button
          key={customer}
          className={styles['chip'] ?? ''}
          aria-pressed={customer === chosen}
          data-answered={answer !== null || undefined}
          onPress={() => onChoose(customer)}
          {...(place < 9 && { 'aria-keyshortcuts': String(place + 1) })}
        >
          {place < 9 && <kbd>{place + 1}</kbd>}
          <span className={styles['chipName']}>{nameOr(t, name)}</span>
          <span className={styles['soft']}>
            {answer === null ? likelihood(probability) : t(`reviews.answers.${answer}`)}
          </span>
        </Button>
      ))}
    </div>
  );
}
