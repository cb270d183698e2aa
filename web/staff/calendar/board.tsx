import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CalendarShown } from '#contract/booking/calendar';
import { read } from '../../api/query.ts';
import { useWords } from '../../words/index.ts';
import { dayTitle } from '../../words/spans.ts';
import { AnywayWindow } from '../bookings/anyway-window.tsx';
import { useMay } from '../session.ts';
import styles from './calendar.module.css';
import { Carried } from './carried.tsx';
import { type Column, columnsOfDay, columnsOfWeek, type DrawnBooking, nobody } from './columns.ts';
import { DayGrid } from './day-grid.tsx';
import { DayList } from './day-list.tsx';
import { onDay } from './days.ts';
import { Legend } from './legend.tsx';
import { useDragging } from './use-dragging.ts';
import { usePut } from './use-put.ts';
import type { Shown } from './use-shown.ts';

/** What was pressed: something on the calendar, or empty time of it. */
export type Pressed =
  | { readonly what: 'walkIn' }
  | { readonly what: 'booking'; readonly id: string }
  | { readonly what: 'session'; readonly id: string; readonly title: string }
  | {
      readonly what: 'time';
      readonly at: {
        readonly day: string;
        readonly minute: number;
        readonly resource: string | undefined;
      };
    };

interface BoardProps {
  drawn: CalendarShown;
  shown: Shown;
  onPress: (pressed: Pressed) => void;
}

/** The days themselves: columns of hours, or a list where there is no room for them. */
export function Board({ drawn, shown, onPress }: BoardProps) {
  const { t } = useWords();
  const mayChange = useMay()('bookings.change');
  const { timeZone } = drawn;
  const known = new Set(shown.resources.map(({ id }) => id));
  const names = new Map(shown.resources.map(({ id, name }) => [id, name]));
  const columns = columnsFor(drawn, shown, known);
  const lengthsOf = useLengths();
  const { put, moving } = usePut(known, timeZone);
  const dragging = useDragging({ columns, timeZone, lengthsOf, onDrop: put });
  const open = ({ id }: DrawnBooking) => onPress({ what: 'booking', id });
  if (shown.isNarrow)
    return (
      <DayList drawn={drawn} shown={shown} onOpen={(id) => onPress({ what: 'booking', id })} />
    );
  return (
    <>
      <DayGrid
        key={`${shown.view} ${shown.day === shown.today}`}
        columns={columns}
        heads={columns.map((column) => (
          <Head key={column.key} column={column} shown={shown} names={names} />
        ))}
        drawn={drawn}
        known={known}
        dragging={dragging}
        lengthsOf={lengthsOf}
        mayChange={mayChange}
        onOpen={open}
        onSession={(id) => {
          const title = drawn.sessions.find((one) => one.id === id)?.service.name ?? '';
          onPress({ what: 'session', id, title });
        }}
        onEmpty={({ day, resource }, minute) =>
          onPress({
            what: 'time',
            at: { day, minute, resource: resource === nobody ? undefined : resource },
          })
        }
      />
      <Legend />
      {mayChange && <p className={styles['hint']}>{t('calendar.hint')}</p>}
      <Carried drag={dragging.isKeyed ? dragging.drag : undefined} names={names} />
      <AnywayWindow moving={moving} />
    </>
  );
}

function columnsFor(
  { bookings, timeZone }: CalendarShown,
  { view, day, of, only, chosen }: Shown,
  known: ReadonlySet<string>,
): Column[] {
  if (view === 'week') return columnsOfWeek(day, only ?? nobody);
  const hasOthers =
    of === undefined &&
    bookings.some(
      (one) =>
        !one.resources.some((id) => known.has(id)) && onDay(one, day, timeZone) !== undefined,
    );
  const ids = chosen.map(({ id }) => id);
  return columnsOfDay(day, ids, hasOthers);
}

/** For how long each service can be had. */
function useLengths(): (booking: DrawnBooking) => readonly number[] {
  const services = useQuery({ ...read('listServices', {}), staleTime: 60_000 });
  const minutes = new Map(services.data?.rows.map((one) => [one.id, one.minutes]));
  return ({ service }) => minutes.get(service.id) ?? [];
}

interface HeadProps {
  column: Column;
  shown: Shown;
  names: ReadonlyMap<string, string>;
}

/** What a column is of, and the way to its other view. */
function Head({ column: { day, resource }, shown, names }: HeadProps) {
  const { t } = useWords();
  const { view, today, of } = shown;
  if (resource === nobody) return t('calendar.nobody');
  if (view === 'day')
    return (
      <Link to="/calendar" search={{ by: 'week', day, of: resource }}>
        {names.get(resource)}
      </Link>
    );
  return (
    <Link
      to="/calendar"
      search={{ day, of }}
      {...(day === today && { 'aria-current': 'date' as const })}
    >
      {dayTitle(day, 'short')}
    </Link>
  );
}
