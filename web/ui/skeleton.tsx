import { useWords } from '../words/index.ts';
import styles from './skeleton.module.css';

/** Grey lines where words will stand. They appear after a moment, so that fast answers do not flash. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useWords();
  return (
    <div className={styles['skeleton']} role="status">
      <span className={styles['said']}>{t('ui.loading')}</span>
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} className={styles['line']} style={{ width: `${widths[at % 5]}%` }} />
      ))}
    </div>
  );
}

const widths = [62, 84, 48, 73, 55];
