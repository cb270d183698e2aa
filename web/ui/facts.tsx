import type { ReactNode } from 'react';
import styles from './facts.module.css';

/** Names and values, one under the other. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles['facts']}>{children}</dl>;
}

interface FactProps {
  name: ReactNode;
  children: ReactNode;
  /** Where the value comes from, in small. */
  source?: ReactNode;
}

/** One named value; a dash where there is none. */
export function Fact({ name, children, source }: FactProps) {
  const empty = children === null || children === undefined || children === '';
  return (
    <div className={styles['fact']}>
      <dt className={styles['name']}>{name}</dt>
      <dd className={styles['value']}>
        {empty ? <span className={styles['none']}>–</span> : children}
        {source !== undefined && <span className={styles['source']}>{source}</span>}
      </dd>
    </div>
  );
}
