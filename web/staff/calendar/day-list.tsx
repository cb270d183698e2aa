import type { CalendarShown } from '#contract/booking/calendar';
import { useWords } from '../../words/index.ts';
import { AgendaList } from '../bookings/agenda-list.tsx';
import styles from './calendar.module.css';
import { onDay } from './days.ts';
import type { Shown } from './use-shown.ts';

interface DayListProps {
  drawn: CalendarShown;
  shown: Shown;
  onOpen: (id: string) => void;
}

/** A day as a list, in order: what a phone shows in place of columns. */
export function DayList({ drawn, shown, onOpen }: DayListProps) {
  const { t } = useWords();
  const { day, of, chosen, resources } = shown;
  const names = new Map(resources.map(({ id, name }) => [id, name]));
  const meant = new Set(chosen.map(({ id }) => id));
  const rows = drawn.bookings.filter(
    (one) =>
      onDay(one, day, drawn.timeZone) !== undefined &&
      (of === undefined || one.resources.some((id) => meant.has(id))),
  );
  if (rows.length === 0) return <p className={styles['soft']}>{t('calendar.none')}</p>;
  return (
    <AgendaList
      label={t('calendar.title')}
      timeZone={drawn.timeZone}
      rows={rows.map((one) => ({
        ...one,
        with: one.resources.flatMap((id) => names.get(id) ?? []),
      }))}
      onOpen={onOpen}
    />
  );
}
