import type { ReactNode } from 'react';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import { percent } from '../words/format.ts';
import styles from './progress-bar.module.css';

interface ProgressBarProps {
  label: string;
  /** 0 to 1; null while the end is not known. */
  share: number | null;
  /** What stands at its end in place of the percentage. */
  detail?: ReactNode;
}

/** How far something is that takes longer than a second. */
export function ProgressBar({ label, share, detail }: ProgressBarProps) {
  const width = `${Math.min(100, Math.max(0, (share ?? 0) * 100))}%`;
  return (
    <AriaProgressBar
      className={styles['progress'] ?? ''}
      aria-label={label}
      isIndeterminate={share === null}
      value={(share ?? 0) * 100}
    >
      <div className={styles['words']} aria-hidden="true">
        <span>{label}</span>
        <span>{detail ?? (share === null ? '' : percent(share))}</span>
      </div>
      <div className={styles['track']}>
        <div
          className={`${styles['bar']} ${share === null ? styles['unknown'] : ''}`}
          style={share === null ? undefined : { width }}
        />
      </div>
    </AriaProgressBar>
  );
}
