import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './state.module.css';

interface StateProps {
  icon?: IconName;
  title: string;
  /** What to do about it. */
  children?: ReactNode;
  /** It stands for the whole page, not for a part of it. */
  isPage?: boolean;
  acts?: ReactNode;
}

/** Nothing here yet: what belongs here and how it comes to be. */
export function EmptyState({ icon, title, children, acts, isPage }: StateProps) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <div className={styles['state']}>
      {icon && <Icon name={icon} className={styles['icon']} />}
      <Heading className={styles['title']}>{title}</Heading>
      {children !== undefined && <div className={styles['body']}>{children}</div>}
      {acts !== undefined && <div className={styles['acts']}>{acts}</div>}
    </div>
  );
}

/** Something did not work: what happened and what to do. It is read out when it appears. */
export function ErrorState(props: StateProps) {
  return (
    <div role="alert">
      <EmptyState icon="warn" {...props} />
    </div>
  );
}

/** A sentence set off from its page: what waits, what went wrong, what to mind. */
export function Notice({
  tone = 'note',
  icon,
  children,
  acts,
}: {
  tone?: 'note' | 'warn' | 'bad' | 'good';
  icon?: IconName;
  children: ReactNode;
  acts?: ReactNode;
}) {
  return (
    <div
      className={`${styles['notice']} ${styles[tone]}`}
      role={tone === 'bad' ? 'alert' : undefined}
    >
      <Icon name={icon ?? (tone === 'good' ? 'check' : 'stop')} className={styles['mark']} />
      <div className={styles['said']}>{children}</div>
      {acts}
    </div>
  );
}
