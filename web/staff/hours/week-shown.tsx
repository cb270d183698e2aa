import type { WeekRange } from '#contract/booking/hours';
import { IconButton } from '../../ui/icon-button.tsx';
import { WeekGrid } from '../../ui/week-grid.tsx';
import { weekday } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import styles from './hours.module.css';
import { limitsOf, rangeLabel } from './said.ts';
import { dayMinutes, painted, piecesOf, withEdges } from './week.ts';

export interface WeekShownProps {
  week: readonly WeekRange[];
  mayChange: boolean;
  onChange: (week: readonly WeekRange[]) => void;
  onOpen: (place: number) => void;
  onAdd: (weekday: number) => void;
  onCopy: (weekday: number) => void;
}

const days = [1, 2, 3, 4, 5, 6, 7];

/** The week as it is painted, on a screen that is wide enough. */
export function WeekShown({ week, mayChange, onChange, onOpen, onAdd, onCopy }: WeekShownProps) {
  const { t } = useWords();
  const blocks = piecesOf(week).map(({ place, weekday: day, from, to, isBreak, isRest }) => {
    const range = week[place] as WeekRange;
    return {
      key: String(place),
      day,
      from,
      to,
      look: isRest ? ('rest' as const) : isBreak ? ('break' as const) : ('open' as const),
      label: rangeLabel(range),
      detail: isRest
        ? t('hours.restOf', { day: weekday(range.weekday) })
        : isBreak
          ? t('hours.break')
          : limitsOf(range),
    };
  });
  return (
    <WeekGrid
      label={t('hours.week')}
      heads={days.map((day) => (
        <>
          {weekday(day, 'short')}
          {mayChange && (
            <span className={styles['dayActs']}>
              <IconButton
                icon="copy"
                label={t('hours.copyDay', { day: weekday(day) })}
                isDisabled={!week.some((one) => one.weekday === day)}
                onPress={() => onCopy(day)}
              />
              <IconButton
                icon="plus"
                label={t('hours.addTo', { day: weekday(day) })}
                onPress={() => onAdd(day)}
              />
            </span>
          )}
        </>
      ))}
      blocks={blocks}
      isDisabled={!mayChange}
      onPaint={(day, from, to) => onChange(painted(week, day, from, to))}
      onEdges={(key, from, to) => onChange(edged(week, Number(key), from, to))}
      onOpen={(key) => onOpen(Number(key))}
      onRemove={(key) => onChange(week.filter((_, place) => place !== Number(key)))}
    />
  );
}

/** The end of a range that runs past midnight is drawn at midnight: what is a step from there is a step from its end. */
function edged(week: readonly WeekRange[], place: number, from: number, to: number) {
  const end = week[place]?.to ?? to;
  const isNear = end > dayMinutes && Math.abs(to - dayMinutes) <= 15;
  return withEdges(week, place, { from, to: isNear ? end + to - dayMinutes : to });
}
