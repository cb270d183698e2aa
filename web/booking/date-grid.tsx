import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { DayCell } from './day-cell.tsx';
import { type Day, firstOf, weeksOf, weekStart } from './days.ts';
import { dayByKey } from './grid-keys.ts';
import { MonthHead } from './month-head.tsx';
import { useWords } from './words.ts';

interface Props {
  /** The first day of the month that is shown. */
  readonly month: Day;
  /** How many times there are on each day; undefined while that is being asked. */
  readonly free: ReadonlyMap<Day, number> | undefined;
  readonly chosen: Day | undefined;
  readonly today: Day;
  /** The last day that can be asked for. */
  readonly last: Day;
  readonly onChoose: (day: Day) => void;
  readonly onMonth: (month: Day) => void;
}

/** A month of days to choose from, by pointer or keyboard: a grid after the ARIA Authoring Practices, with one day in the tab order. */
export function DateGrid({ month, free, chosen, today, last, onChoose, onMonth }: Props) {
  const { t, locale } = useWords();
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<Day>();
  const starts = weekStart(locale);
  const within = (day: Day) => (day < today ? today : day > last ? last : day);
  const isShown = (day: Day | undefined) => day !== undefined && firstOf(day) === month;
  const first = [...(free?.keys() ?? [])].toSorted()[0];
  const reached = [cursor, chosen, first].find(isShown) ?? within(month);

  const follow = useFollowing(grid, reached);
  const move = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const led = dayByKey(reached, event, starts);
    if (led === undefined) return;
    event.preventDefault();
    const next = within(led);
    if (next !== reached) follow();
    setCursor(next);
    if (!isShown(next)) onMonth(firstOf(next));
  };
  const turn = (to: Day) => {
    setCursor(undefined);
    onMonth(to);
  };
  const weeks = weeksOf(month, starts);
  return (
    <div className="month">
      <MonthHead id={id} month={month} from={today} to={last} onTurn={turn} />
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-labelledby={id}
        aria-describedby={`${id}-help`}
        onKeyDown={move}
      >
        <Weekdays of={weeks[0] ?? []} />
        {weeks.map((week) => (
          <div key={week[0]} role="row" className="week">
            {week.map((day) => (
              <DayCell
                key={day}
                day={day}
                isShown={isShown(day)}
                count={free === undefined ? undefined : (free.get(day) ?? 0)}
                isChosen={day === chosen}
                isReached={day === reached}
                isToday={day === today}
                isOutside={day < today || day > last}
                onChoose={() => {
                  setCursor(day);
                  onChoose(day);
                }}
              />
            ))}
          </div>
        ))}
      </div>
      <p id={`${id}-help`} className="unseen">
        {t('gridHelp')}
      </p>
    </div>
  );
}

function Weekdays({ of }: { of: readonly Day[] }) {
  const { weekday, longWeekday } = useWords();
  return (
    <div role="row" className="week">
      {of.map((day) => (
        <span key={day} role="columnheader" aria-label={longWeekday(day)}>
          {weekday(day)}
        </span>
      ))}
    </div>
  );
}

/** Keeps the keyboard on the day it went to, whichever month that is in, where that was asked for. */
function useFollowing(grid: RefObject<HTMLDivElement | null>, reached: Day) {
  const follows = useRef(false);
  useEffect(() => {
    if (!follows.current) return;
    follows.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${reached}"]`)?.focus();
  }, [grid, reached]);
  return () => {
    follows.current = true;
  };
}
