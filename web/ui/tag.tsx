import styles from './tag.module.css';

/** A word that a business puts on things, in a colour of its choice. */
export function Tag({ color, children }: { color: string; children: string }) {
  return <span className={`${styles['tag']} ${styles[color] ?? styles['grey']}`}>{children}</span>;
}
