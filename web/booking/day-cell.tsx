import type { Day } from './days.ts';
import { useWords } from './words.ts';

interface Props {
  readonly day: Day;
  /** Of the month that is shown; another's is left empty. */
  readonly isShown: boolean;
  /** How many times there are; undefined while that is being asked. */
  readonly count: number | undefined;
  readonly isChosen: boolean;
  readonly isReached: boolean;
  readonly isToday: boolean;
  /** Past, or further ahead than can be booked. */
  readonly isOutside: boolean;
  readonly onChoose: () => void;
}

/** One day. What cannot be chosen can be reached all the same, and says why. */
export function DayCell(props: Props) {
  const { day, isShown, count, isChosen, isReached, isToday, isOutside, onChoose } = props;
  const { t, day: dayName } = useWords();
  if (!isShown) return <span role="presentation" className="empty" />;
  const isFree = !isOutside && count !== undefined && count > 0;
  const told = [dayName(day), ...(isToday ? [t('today')] : []), t(standingOf(props))];
  const isAsked = count === undefined && !isOutside;
  return (
    <span role="gridcell" aria-selected={isChosen}>
      <button
        type="button"
        className={['day', ...(isToday ? ['today'] : []), ...(isAsked ? ['asked'] : [])].join(' ')}
        data-day={day}
        tabIndex={isReached ? 0 : -1}
        aria-disabled={!isFree}
        aria-label={told.join(', ')}
        onClick={() => isFree && onChoose()}
      >
        {Number(day.slice(8))}
      </button>
    </span>
  );
}

function standingOf({ count, isOutside }: Props): 'outside' | 'loading' | 'timesOn' | 'noTimesOn' {
  if (isOutside) return 'outside';
  if (count === undefined) return 'loading';
  return count > 0 ? 'timesOn' : 'noTimesOn';
}
