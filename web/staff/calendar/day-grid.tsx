import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { clock } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import type { CalendarShown } from '#contract/booking/calendar';
import type { Column } from './columns.ts';
import { DayColumn, type DayColumnProps } from './day-column.tsx';
import { localOf } from './days.ts';
import styles from './grid.module.css';

interface DayGridProps extends Omit<DayColumnProps, 'column'> {
  columns: readonly Column[];
  /** What stands over each column. */
  heads: readonly ReactNode[];
}

/** What is scrolled is reached by keys, also where nothing is booked. */
const focusable = { tabIndex: 0 };
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Columns of hours, side by side. It opens where the day has come to, or where it begins. */
export function DayGrid({ columns, heads, ...rest }: DayGridProps) {
  const { t } = useWords();
  const frame = useRef<HTMLElement>(null);
  const begin = useEffectEvent(() => {
    const { current } = frame;
    if (current !== null)
      current.scrollTop = (current.scrollHeight * firstHour(columns, rest.drawn)) / 24;
  });
  // Once: whoever has scrolled since stays where they are.
  useEffect(() => begin(), []);
  const tracks = { gridTemplateColumns: `60px repeat(${columns.length}, minmax(112px, 1fr))` };
  return (
    <section
      ref={frame}
      className={styles['frame']}
      aria-label={t('calendar.title')}
      {...focusable}
    >
      <div className={styles['grid']} style={tracks}>
        <div className={styles['corner']} />
        {columns.map((column, place) => (
          <div key={column.key} className={styles['head']}>
            {heads[place]}
          </div>
        ))}
        <div className={styles['hours']} aria-hidden="true">
          {hours.slice(1).map((hour) => (
            <span key={hour} style={{ top: `${(hour / 24) * 100}%` }}>
              {clock(hour * 60)}
            </span>
          ))}
        </div>
        {columns.map((column) => (
          <DayColumn key={column.key} column={column} {...rest} />
        ))}
      </div>
    </section>
  );
}

/**
 * An hour before now where today is shown, unless nothing has opened yet; else where the first of them opens, or the
 * morning.
 */
function firstHour(columns: readonly Column[], { timeZone, open }: CalendarShown): number {
  const days = new Set(columns.map(({ day }) => day));
  const starts = open.map(({ startsAt }) => localOf(startsAt, timeZone));
  const minutes = starts.filter(({ day }) => days.has(day)).map(({ minute }) => minute);
  const first = Math.min(...minutes.filter((minute) => minute > 0));
  const opening = first === Infinity ? 8 : first / 60 - 0.5;
  const at = Date.now();
  const now = localOf(at, timeZone);
  if (!days.has(now.day)) return opening;
  const isOpen = open.some((one) => Date.parse(one.startsAt) <= at && at < Date.parse(one.endsAt));
  const near = Math.max(0, now.minute / 60 - 1);
  return isOpen ? near : Math.max(near, opening);
}
