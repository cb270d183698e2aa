import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Column, DrawnBooking } from './columns.ts';
import { asLongAs, type Drag, isChanged, moved, takenUp } from './dragging.ts';
import { carry } from './keyed-drag.ts';

interface Dragging {
  readonly columns: readonly Column[];
  readonly timeZone: string;
  /** For how long a booking could be. */
  readonly lengthsOf: (booking: DrawnBooking) => readonly number[];
  /** Puts it where it was left. @returns the id it has then; undefined where it stays */
  readonly onDrop: (drag: Drag) => Promise<string | undefined>;
}

/** Nearer than this many pixels to where it was pressed, it was pressed and not dragged. */
const slack = 4;

/** A press that may become a drag. */
interface Press {
  readonly x: number;
  readonly y: number;
  readonly taken: Drag;
}

/** Bookings taken up with a mouse, a pen or keys; a finger scrolls. */
export function useDragging({ columns, timeZone, lengthsOf, onDrop }: Dragging) {
  const [drag, setDrag] = useState<Drag>();
  const [isKeyed, setKeyed] = useState(false);
  const press = useRef<Press>(undefined);
  const wasDragged = useRef(false);
  const isPutting = useRef(false);
  const follow = useFocusOn();
  const drop = async () => {
    press.current = undefined;
    if (drag === undefined || isPutting.current) return;
    isPutting.current = true;
    const put = isChanged(drag, timeZone) ? await onDrop(drag) : undefined;
    isPutting.current = false;
    if (isKeyed) follow(put);
    leave();
  };
  const leave = () => {
    press.current = undefined;
    setDrag(undefined);
    setKeyed(false);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (press.current === undefined) return;
    const { x, y } = press.current;
    if (drag === undefined && Math.hypot(event.clientX - x, event.clientY - y) < slack) return;
    wasDragged.current = true;
    setDrag(carriedTo(event, press.current, columns, lengthsOf));
  };
  return {
    drag,
    isKeyed,
    pointed: (booking: DrawnBooking, column: Column, kind: Drag['kind']) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0 || event.pointerType === 'touch') return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        wasDragged.current = false;
        const taken = takenUp(booking, kind, column, timeZone);
        press.current = { x: event.clientX, y: event.clientY, taken };
      },
      onPointerMove: move,
      onPointerUp: () => void drop(),
      onPointerCancel: leave,
    }),
    keyed: (booking: DrawnBooking, column: Column) => ({
      onKeyDown: (event: KeyboardEvent) => {
        wasDragged.current = false;
        carry(event, {
          drag: drag ?? takenUp(booking, 'move', column, timeZone),
          isUnderWay: drag !== undefined,
          columns,
          lengths: lengthsOf(booking),
          put: (next) => {
            setKeyed(true);
            setDrag(next);
          },
          drop: () => void drop(),
          leave,
        });
      },
      onBlur: () => isKeyed && leave(),
    }),
    /** Whether the press that has just ended was a drag, and means nothing else. */
    wasDragged: () => {
      const was = wasDragged.current;
      wasDragged.current = false;
      return was;
    },
  };
}

/** Brings the keyboard to a booking once it is drawn where it was put. */
function useFocusOn(): (id: string | undefined) => void {
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const block = document.querySelector<HTMLElement>(
      `[data-booking="${wanted.current}"] > button`,
    );
    if (block === null) return;
    wanted.current = undefined;
    block.focus();
  });
  return (id) => {
    wanted.current = id;
  };
}

/** A booking where a pointer has carried it. */
function carriedTo(
  event: PointerEvent<HTMLElement>,
  { y, taken }: Press,
  columns: readonly Column[],
  lengthsOf: Dragging['lengthsOf'],
): Drag {
  const by = minutesIn(event.currentTarget, event.clientY - y);
  return taken.kind === 'length'
    ? asLongAs(taken, taken.minutes + by, lengthsOf(taken.booking))
    : moved(taken, by, columnAt(event, columns) ?? taken.column);
}

/** So many minutes lie between two heights of the column that something stands in. */
function minutesIn(element: HTMLElement, pixels: number): number {
  const column = element.closest<HTMLElement>('[data-column]');
  return column === null ? 0 : (pixels / column.getBoundingClientRect().height) * 1440;
}

/** The column under a pointer. */
function columnAt(
  { clientX, clientY }: PointerEvent,
  columns: readonly Column[],
): Column | undefined {
  const under = document
    .elementsFromPoint(clientX, clientY)
    .find((element) => element instanceof HTMLElement && element.dataset['column'] !== undefined);
  const key = under instanceof HTMLElement ? under.dataset['column'] : undefined;
  return columns.find((column) => column.key === key);
}
