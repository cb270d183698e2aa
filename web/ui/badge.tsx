import type { ReactNode } from 'react';
import styles from './badge.module.css';

/** What a state means for whoever looks. */
export type Tone = 'quiet' | 'good' | 'warn' | 'bad' | 'note' | 'accent';

/** A state in a word, with a dot so that it does not depend on colour alone to be noticed. */
export function Badge({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles['badge']} ${styles[tone]}`}>{children}</span>;
}
