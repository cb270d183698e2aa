import type { CalendarShown } from '#contract/booking/calendar';
import { useWords } from '../../words/index.ts';
import { type Column, nobody, stretchesIn } from './columns.ts';
import styles from './grid.module.css';
import type { Lasting } from './layout.ts';

/** When somebody or something can be had on a day, and why not else. */
export function Shading({ column, drawn }: { column: Column; drawn: CalendarShown }) {
  const { t } = useWords();
  const { timeZone, open, timeOff, elsewhere } = drawn;
  if (column.resource === nobody) return null;
  return (
    <>
      <div className={styles['closed']} />
      {stretchesIn(open, column, timeZone).map((one) => (
        <div key={one.startsAt} className={styles['open']} style={heightOf(one)} />
      ))}
      {stretchesIn(timeOff, column, timeZone).map((one) => (
        <div key={one.startsAt} className={styles['away']} style={heightOf(one)}>
          {one.note === '' ? t('calendar.off') : one.note}
        </div>
      ))}
      {stretchesIn(elsewhere, column, timeZone).map((one) => (
        <div key={one.startsAt} className={styles['away']} style={heightOf(one)}>
          {t('calendar.elsewhere')}
        </div>
      ))}
    </>
  );
}

const heightOf = ({ from, to }: Lasting) => ({
  top: `${(from / 1440) * 100}%`,
  height: `${((to - from) / 1440) * 100}%`,
});
