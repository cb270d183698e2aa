import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../words/index.ts';
import { timeIn } from '../../words/spans.ts';
import { useAtWork } from '../session.ts';
import styles from './bookings.module.css';

/** In which zone the times of a page are, and what it is for whoever looks from another. */
export function ZoneNote() {
  const { t } = useWords();
  const { timeZone } = useAtWork().business;
  const zone = timeZone.replaceAll('_', ' ');
  const time = timeIn(Date.now(), timeZone);
  return (
    <span className={styles['zone']}>
      <Icon name="globe" />
      {time === timeIn(Date.now())
        ? t('bookings.zone', { zone })
        : t('bookings.zoneOther', { zone, time })}
    </span>
  );
}
