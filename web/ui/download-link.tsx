import type { ReactNode } from 'react';
import styles from './button.module.css';
import { Icon } from './icon.tsx';

/** A file to be kept, as a button. */
export function DownloadLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a href={to} download className={`${styles['button']} ${styles['plain']} ${styles['link']}`}>
      <Icon name="download" />
      {children}
    </a>
  );
}
