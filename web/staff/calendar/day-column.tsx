import type { CalendarShown } from '#contract/booking/calendar';
import type { MouseEvent } from 'react';
import { isStanding } from '../bookings/states.ts';
import { type Block, blocksOf, type Column, type DrawnBooking } from './columns.ts';
import { step } from './dragging.ts';
import { EventBlock, SessionBlock } from './event-block.tsx';
import { Ghost } from './ghost.tsx';
import styles from './grid.module.css';
import { type Placed, sideBySide } from './layout.ts';
import { NowLine } from './now-line.tsx';
import { Shading } from './shading.tsx';
import type { useDragging } from './use-dragging.ts';

export interface DayColumnProps {
  column: Column;
  drawn: CalendarShown;
  known: ReadonlySet<string>;
  dragging: ReturnType<typeof useDragging>;
  lengthsOf: (booking: DrawnBooking) => readonly number[];
  mayChange: boolean;
  onOpen: (booking: DrawnBooking) => void;
  onSession: (id: string) => void;
  /** Empty time was pressed. */
  onEmpty: (column: Column, minute: number) => void;
}

/** One day of one person or place. */
export function DayColumn(props: DayColumnProps) {
  const { column, drawn, known, dragging, mayChange, onEmpty } = props;
  const { timeZone } = drawn;
  const { drag } = dragging;
  const pressed = {
    onClick: (event: MouseEvent<HTMLElement>) => {
      if (mayChange && event.target === event.currentTarget) onEmpty(column, minuteAt(event));
    },
  };
  return (
    <div
      className={styles['column']}
      data-column={column.key}
      data-still={!mayChange || undefined}
      {...pressed}
    >
      <Shading column={column} drawn={drawn} />
      {sideBySide(blocksOf(drawn, column, known)).map((placed) => (
        <Placement key={placed.what.key} placed={placed} {...props} />
      ))}
      {drag?.column.key === column.key && <Ghost drag={drag} known={known} timeZone={timeZone} />}
      <NowLine day={column.day} timeZone={timeZone} />
    </div>
  );
}

function Placement(props: DayColumnProps & { placed: Placed<Block> }) {
  const { placed, column, drawn, dragging, lengthsOf, mayChange, onOpen, onSession } = props;
  const { what } = placed;
  const { timeZone } = drawn;
  if (what.kind === 'session')
    return (
      <SessionBlock
        placed={{ ...placed, what }}
        timeZone={timeZone}
        onOpen={() => onSession(what.session.id)}
      />
    );
  const { booking } = what;
  const isMovable = mayChange && isStanding(booking.status);
  const isLonger = isMovable && what.to < 1440 && lengthsOf(booking).length > 1;
  return (
    <EventBlock
      placed={{ ...placed, what }}
      timeZone={timeZone}
      isTaken={dragging.drag?.booking.id === booking.id}
      carried={
        isMovable
          ? { ...dragging.pointed(booking, column, 'move'), ...dragging.keyed(booking, column) }
          : {}
      }
      edge={isLonger ? dragging.pointed(booking, column, 'length') : undefined}
      onOpen={() => !(isMovable && dragging.wasDragged()) && onOpen(booking)}
    />
  );
}

/** The minute that was pressed, to the step before it. */
function minuteAt(event: MouseEvent<HTMLElement>): number {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const minute = ((event.clientY - top) / height) * 1440;
  return Math.min(1440 - step, Math.max(0, Math.floor(minute / step) * step));
}
