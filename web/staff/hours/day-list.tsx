import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { weekday } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import styles from './hours.module.css';
import { limitsOf, rangeLabel, span } from './said.ts';
import type { WeekShownProps } from './week-shown.tsx';

const days = [1, 2, 3, 4, 5, 6, 7];

/** The week as a list of days, on a phone. */
export function DayList({ week, mayChange, onOpen, onAdd, onCopy }: WeekShownProps) {
  const { t } = useWords();
  return (
    <ul className={styles['days']} aria-label={t('hours.week')}>
      {days.map((day) => {
        const ranges = [...week.entries()].filter(([, one]) => one.weekday === day);
        return (
          <li key={day} className={styles['dayLine']}>
            <span className={styles['dayName']}>{weekday(day)}</span>
            <span className={styles['ranges']}>
              {ranges.length === 0 && <span className={styles['soft']}>{t('hours.closed')}</span>}
              {ranges.map(([place, one]) => (
                <Button
                  key={place}
                  aria-label={rangeLabel(one)}
                  isDisabled={!mayChange}
                  onPress={() => onOpen(place)}
                >
                  {span(one)}
                  {one.kind === 'break' && ` ${t('hours.break')}`}
                  {limitsOf(one) && ` (${limitsOf(one)})`}
                </Button>
              ))}
            </span>
            {mayChange && (
              <span className={styles['dayActs']}>
                <IconButton
                  icon="copy"
                  label={t('hours.copyDay', { day: weekday(day) })}
                  isDisabled={ranges.length === 0}
                  onPress={() => onCopy(day)}
                />
                <IconButton
                  icon="plus"
                  label={t('hours.addTo', { day: weekday(day) })}
                  onPress={() => onAdd(day)}
                />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
