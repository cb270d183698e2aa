import { Link } from '@tanstack/react-router';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useWords } from '../../words/index.ts';
import styles from './reviews.module.css';

/** Back to the list, and on to its neighbours, where the list is not in sight. */
export function PhoneSteps({
  to = '/reviews',
  onStep,
}: {
  to?: '/reviews' | '/duplicates';
  onStep: (by: 1 | -1) => unknown;
}) {
  const { t } = useWords();
  return (
    <div className={styles['steps']}>
      <Link to={to} search={(now: object) => now} className={styles['back'] ?? ''}>
        <Icon name="left" />
        {t('reviews.back')}
      </Link>
      <IconButton icon="up" label={t('reviews.previous')} onPress={() => onStep(-1)} />
      <IconButton icon="down" label={t('reviews.next')} onPress={() => onStep(1)} />
    </div>
  );
}
