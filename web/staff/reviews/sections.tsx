import { Link } from '@tanstack/react-router';
import { useWords } from '../../words/index.ts';
import styles from './reviews.module.css';

/** What there is to look at beside the cases. */
export function Sections() {
  const { t } = useWords();
  return (
    <nav className={styles['sections']} aria-label={t('reviews.sections')}>
      <Link to="/reviews" className={styles['section'] ?? ''}>
        {t('reviews.cases')}
      </Link>
    </nav>
  );
}
