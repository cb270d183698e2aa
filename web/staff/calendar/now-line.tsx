import { localOf } from './days.ts';
import styles from './grid.module.css';
import { useNow } from './use-now.ts';

/** Where the day has come to. */
export function NowLine({ day, timeZone }: { day: string; timeZone: string }) {
  const now = localOf(useNow(), timeZone);
  if (now.day !== day) return null;
  return <div className={styles['now']} style={{ top: `${(now.minute / 1440) * 100}%` }} />;
}
