import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../words/index.ts';
import { signs } from '../bookings/states.ts';
import styles from './calendar.module.css';
import looks from './looks.module.css';

const states = ['held', 'pending', 'confirmed', 'in_progress', 'completed', 'no_show'] as const;

/** What the signs of the calendar mean. */
export function Legend() {
  const { t } = useWords();
  return (
    <ul className={styles['legend']} aria-label={t('calendar.legend')}>
      {states.map((status) => {
        const sign = signs[status];
        return (
          <li key={status}>
            <span className={`${looks['look']} ${styles['swatch']}`} data-status={status}>
              {sign && <Icon name={sign} />}
            </span>
            {t(`bookings.states.${status}`)}
          </li>
        );
      })}
    </ul>
  );
}
