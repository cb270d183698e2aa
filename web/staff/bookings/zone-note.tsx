import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../words/index.ts';
import { timeIn } from '../../words/spans.ts';
import { useNow } from '../calendar/use-now.ts';
import { useAtWork } from '../session.ts';
import styles from './bookings.module.css';

/** In which zone the times of a page are, and what it is for whoever looks from another. */
export function ZoneNote() {
  const { t } = useWords();
  const { timeZone } = useAtWork().business;
  const zone = timeZone.replaceAll('_', ' ');
  const now = useNow();
  const time = timeIn(now, timeZone);
  return (
    <span className={styles['zone']}>
      <Icon name="globe" />
      {time === timeIn(now)
        ? t('bookings.zone', { zone })
        : t('bookings.zoneOther', { zone, time })}
    </span>
  );
}
