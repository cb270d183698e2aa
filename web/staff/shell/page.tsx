import type { ReactNode } from 'react';
import { useEffect } from 'react';
import styles from './page.module.css';

interface PageProps {
  title: string;
  /** Beside the title: states, counts. */
  aside?: ReactNode;
  /** Under the title, in a line. */
  detail?: ReactNode;
  /** The acts of the page, the main one last. */
  acts?: ReactNode;
  /** Narrow pages are for reading and forms. */
  narrow?: boolean;
  children: ReactNode;
}

/** A page of the app: its heading, its acts, and what it is about. Its title names the browser's tab too. */
export function Page({ title, aside, detail, acts, narrow, children }: PageProps) {
  useTitle(title);
  return (
    <div className={`${styles['page']} ${narrow ? styles['narrow'] : ''}`}>
      <header className={styles['header']}>
        <div className={styles['heading']}>
          <div className={styles['line']}>
            <h1 className={styles['title']}>{title}</h1>
            {aside}
          </div>
          {detail !== undefined && <div className={styles['detail']}>{detail}</div>}
        </div>
        {acts !== undefined && <div className={styles['acts']}>{acts}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page under its own heading. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles['section']}>
      <div className={styles['sectionHead']}>
        <h2 className={styles['sectionTitle']}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Names the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Clientele`;
  }, [title]);
}
