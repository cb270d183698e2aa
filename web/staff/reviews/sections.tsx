import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../../api/query.ts';
import { number } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import styles from './reviews.module.css';

/** What there is to look at: cases, customers who may be one, links that may lead astray. */
export function Sections() {
  const { t } = useWords();
  const cases = useQuery(read('countReviews', {})).data?.now;
  const health = useQuery({ ...read('getToday', {}), staleTime: 60_000 }).data?.health;
  const counted = (count: number | null | undefined) =>
    count ? <span className={styles['count']}>{number(count)}</span> : null;
  return (
    <nav className={styles['sections']} aria-label={t('reviews.sections')}>
      <Link to="/reviews" className={styles['section'] ?? ''}>
        {t('reviews.cases')}
        {counted(cases)}
      </Link>
      <Link to="/duplicates" className={styles['section'] ?? ''}>
        {t('duplicates.title')}
        {counted(health?.duplicates)}
      </Link>
      <Link to="/stale-links" className={styles['section'] ?? ''}>
        {t('staleLinks.title')}
        {counted(health?.staleLinks)}
      </Link>
    </nav>
  );
}
