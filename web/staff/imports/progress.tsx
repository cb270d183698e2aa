import type { ImportDetail } from '#contract/imports';
import type { Connection } from '../../api/watch.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { number, percent } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import styles from './progress.module.css';
import { Tally } from './tally.tsx';

interface ProgressProps {
  detail: ImportDetail;
  connection: Connection;
}

/** What is happening to an import right now. */
export function Progress({ detail, connection }: ProgressProps) {
  const { t } = useWords();
  const { state, counts } = detail;
  const label = t(`imports.progress.${state as 'running'}`);
  const isKnown = state === 'running' || state === 'checking';
  return (
    <section className={styles['progress']} aria-label={label}>
      <ProgressBar
        label={label}
        share={isKnown ? shareOf(detail) : null}
        detail={isKnown ? <Detail detail={detail} /> : ''}
      />
      <p className={styles['line']}>
        <span>{t('imports.progress.leave')}</span>
        <span className={styles['connection']} data-now={connection} role="status">
          {t(`imports.progress.${connection}`)}
        </span>
      </p>
      {counts.read > 0 && <Tally counts={counts} />}
    </section>
  );
}

function Detail({ detail }: { detail: ImportDetail }) {
  const { t } = useWords();
  const { counts, rowsPerSecond } = detail;
  const parts = [
    counts.read > 0 ? t('imports.rowCount', { count: counts.read }) : '',
    rowsPerSecond === null ? '' : t('imports.progress.pace', { rate: number(rowsPerSecond) }),
    percent(shareOf(detail)),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** How far the work is, 0 to 1: by rows where a check has counted them, else by bytes, which run ahead of the rows. */
function shareOf({ counts, rows, doneBytes, bytes }: ImportDetail): number {
  const share = rows !== null && counts.read > 0 ? counts.read / rows : doneBytes / bytes;
  return Number.isFinite(share) ? Math.min(1, share) : 0;
}
