import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/index.ts';
import { useNames } from '../audit/use-names.ts';
import { useMay } from '../session.ts';
import { When } from '../shell/when.tsx';
import type { Review } from './case-panel.tsx';
import { nameOr } from './names.tsx';
import styles from './reviews.module.css';
import { useTakeBack } from './use-answer.ts';

/** What was answered so far, by whom and why; the last answer can be taken back. */
export function PastAnswers({ review }: { review: Review }) {
  const { t } = useWords();
  const may = useMay();
  const names = useNames();
  const takeBack = useTakeBack();
  const { answers, candidates, state } = review;
  const last = answers.find(({ undone }) => !undone)?.id;
  const nameOf = (id: string | null) =>
    nameOr(t, candidates.find(({ customer }) => customer === id)?.name ?? '');
  return (
    <section className={styles['past']}>
      <h3 className={styles['part']}>{t('reviews.past')}</h3>
      <ul>
        {answers.map(({ id, answer, candidate, why, by, at, undone }) => (
          <li key={id} data-undone={undone || undefined}>
            <span>
              {t(`reviews.saidAnswers.${answer}`, { name: nameOf(candidate) })}
              {why !== null && <q>{why}</q>}
            </span>
            <span className={styles['soft']}>
              {names.get(by ?? '') ?? t('reviews.somebody')} · <When at={at} relative />
              {undone && ` · ${t('reviews.takenBack')}`}
            </span>
            {id === last && state !== 'settled' && may('reviews.decide') && (
              <Button look="quiet" icon="undo" onPress={() => takeBack(id)}>
                {t('reviews.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
