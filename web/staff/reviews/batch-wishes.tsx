import { Select } from '../../ui/select.tsx';
import { percent } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { reviewReasons } from '../searches.ts';
import styles from './reviews.module.css';
import type { Wanted } from './use-batch.ts';

/** How likely a candidate must be, at least to join, at most to part. */
const bounds = { accept: [0.99, 0.97, 0.95, 0.9], reject: [0.1, 0.3, 0.5, 0.7] } as const;
type Answer = keyof typeof bounds;

/** Which cases are clear enough, and what is said of them. */
export interface Wishes {
  readonly answer: Answer;
  readonly bound: number;
  readonly reason: (typeof reviewReasons)[number] | '';
}

/** Wishes as the operation takes them. */
export function bodyOf({ answer, bound, reason }: Wishes): Wanted {
  const likely = answer === 'accept' ? { from: bound } : { to: bound };
  return { answer, which: { ...likely, ...(reason !== '' && { reason }) } };
}

interface BatchWishesProps {
  wishes: Wishes;
  onChange: (wishes: Wishes) => void;
}

/** Says which cases are to be answered at once, and how. */
export function BatchWishes({ wishes, onChange }: BatchWishesProps) {
  const { t } = useWords();
  const { answer, bound, reason } = wishes;
  return (
    <div className={styles['wishes']}>
      <Select
        label={t('reviews.batch.answer')}
        value={answer}
        choices={(Object.keys(bounds) as Answer[]).map((value) => ({
          value,
          label: t(`reviews.answers.${value}`),
        }))}
        onChange={(next) => onChange({ ...wishes, answer: next, bound: bounds[next][0] })}
      />
      <Select
        label={t('reviews.batch.likely')}
        value={String(bound)}
        choices={bounds[answer].map((share) => ({
          value: String(share),
          label: t(`reviews.batch.bound.${answer}`, { share: percent(share) }),
        }))}
        onChange={(share) => onChange({ ...wishes, bound: Number(share) })}
      />
      <Select
        label={t('reviews.reason')}
        value={reason}
        choices={[
          { value: '', label: t('reviews.anyReason') },
          ...reviewReasons.map((one) => ({ value: one, label: t(`reviews.reasons.${one}`) })),
        ]}
        onChange={(next) => onChange({ ...wishes, reason: next })}
      />
    </div>
  );
}
