import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './timeline.module.css';

/** What happened, newest first. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol className={styles['timeline']} aria-label={label}>
      {children}
    </ol>
  );
}

interface MomentProps {
  icon: IconName;
  /** What happened, in a sentence. */
  title: ReactNode;
  /** When and by whom. */
  detail: ReactNode;
  children?: ReactNode;
}

/** One thing that happened. */
export function Moment({ icon, title, detail, children }: MomentProps) {
  return (
    <li className={styles['moment']}>
      <span className={styles['mark']}>
        <Icon name={icon} />
      </span>
      <div className={styles['words']}>
        <p>{title}</p>
        <p className={styles['detail']}>{detail}</p>
        {children}
      </div>
    </li>
  );
}

interface Change {
  readonly field: string;
  readonly from: ReactNode;
  readonly to: ReactNode;
}

/** Old and new values of what changed. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className={styles['changes']}>
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          <span className={styles['field']}>{field}</span>
          {from !== null && (
            <>
              <del>{from}</del> <Icon name="right" className={styles['arrow']} />{' '}
            </>
          )}
          {to === null ? <span className={styles['field']}>–</span> : <ins>{to}</ins>}
        </li>
      ))}
    </ul>
  );
}
