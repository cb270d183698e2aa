import type { ReactNode } from 'react';
import { LanguageChoice } from '../shell/language-choice.tsx';
import { useTitle } from '../shell/page.tsx';
import styles from './card.module.css';

interface CardProps {
  title: string;
  lead?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** A page outside the app: one thing to do, and the language to do it in. */
export function Card({ title, lead, wide, children }: CardProps) {
  useTitle(title);
  return (
    <div className={styles['page']}>
      <main className={`${styles['card']} ${wide ? styles['wide'] : ''}`}>
        <img src="/icon.svg" alt="Clientele" width="32" height="32" />
        <h1 className={styles['title']}>{title}</h1>
        {lead !== undefined && <div className={styles['lead']}>{lead}</div>}
        <div className={styles['body']}>{children}</div>
      </main>
      <footer className={styles['footer']}>
        <LanguageChoice />
      </footer>
    </div>
  );
}
