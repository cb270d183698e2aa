import { type PointerEvent, useState } from 'react';

/** Time of a day that is being painted, or whose edge is being dragged. */
interface Span {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

interface Acts {
  readonly isDisabled: boolean;
  readonly onPaint: (day: number, from: number, to: number) => void;
  readonly onEdges: (key: string, from: number, to: number) => void;
}

interface Drag extends Span {
  /** Of a block; absent while empty time is painted. */
  readonly key?: string;
  /** The edge that stays where it is. */
  readonly anchor: number;
}

const step = 15;
const least = 30;

/** Painting empty time and dragging edges with a mouse or a pen; a finger scrolls. */
export function usePainting({ isDisabled, onPaint, onEdges }: Acts) {
  const [drag, setDrag] = useState<Drag>();
  const begin = (event: PointerEvent<HTMLElement>, started: Drag) => {
    if (isDisabled || event.button !== 0 || event.pointerType === 'touch') return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag(started);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (drag !== undefined) setDrag(stretched(drag, minuteAt(event)));
  };
  const end = () => {
    if (drag === undefined) return;
    setDrag(undefined);
    if (drag.key === undefined) onPaint(drag.day, drag.from, drag.to);
    else onEdges(drag.key, drag.from, drag.to);
  };
  const follows = {
    onPointerMove: move,
    onPointerUp: end,
    onPointerCancel: () => setDrag(undefined),
  };
  return {
    ghost: drag?.key === undefined ? drag : undefined,
    /** A block as it is while one of its edges is dragged. */
    asDragged: <B extends { readonly key: string; readonly day: number }>(block: B): B =>
      drag?.key === block.key && drag.day === block.day
        ? { ...block, from: drag.from, to: drag.to }
        : block,
    dayProps: (day: number) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.target !== event.currentTarget) return;
        const anchor = Math.min(minuteAt(event), 1440 - least);
        begin(event, { day, anchor, from: anchor, to: anchor + least });
      },
      ...follows,
    }),
    edgeProps: (block: Span & { readonly key: string }, edge: 'from' | 'to') => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        const anchor = edge === 'from' ? block.to : block.from;
        begin(event, { ...block, anchor });
      },
      ...follows,
    }),
  };
}

/** The minute of its day that a pointer is at, to the quarter of an hour. */
function minuteAt(event: PointerEvent<HTMLElement>): number {
  const day = event.currentTarget.closest<HTMLElement>('[data-day]') ?? event.currentTarget;
  const { top, height } = day.getBoundingClientRect();
  const minute = ((event.clientY - top) / height) * 1440;
  return Math.min(1440, Math.max(0, Math.round(minute / step) * step));
}

/** From the edge that stays to where the pointer is, never shorter than half an hour while it is painted. */
function stretched(drag: Drag, minute: number): Drag {
  const { anchor, key } = drag;
  const short = key === undefined ? least : step;
  return minute >= anchor
    ? { ...drag, from: anchor, to: Math.max(minute, Math.min(anchor + short, 1440)) }
    : { ...drag, from: Math.min(minute, Math.max(anchor - short, 0)), to: anchor };
}
