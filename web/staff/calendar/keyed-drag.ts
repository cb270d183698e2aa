import type { KeyboardEvent } from 'react';
import type { Column } from './columns.ts';
import { type Drag, moved, nextLength, step } from './dragging.ts';

interface Keyed {
  readonly drag: Drag;
  readonly isUnderWay: boolean;
  readonly columns: readonly Column[];
  readonly lengths: readonly number[];
  readonly put: (drag: Drag) => void;
  readonly drop: () => void;
  readonly leave: () => void;
}

/** Where arrows go: minutes later, columns further. */
const arrows: Readonly<Record<string, readonly [later: number, further: number]>> = {
  ArrowUp: [-step, 0],
  ArrowDown: [step, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrows carry a booking, with Shift they make it longer or shorter, Enter puts it there and Escape leaves it. */
export function carry(event: KeyboardEvent, keyed: Keyed): void {
  if (event.altKey || event.metaKey || event.ctrlKey) return;
  const arrow = arrows[event.key];
  if (arrow !== undefined) keyed.put(carried(keyed, arrow, event.shiftKey));
  else if (event.key === 'Enter' && keyed.isUnderWay) keyed.drop();
  else if (event.key === 'Escape' && keyed.isUnderWay) keyed.leave();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function carried(
  { drag, columns, lengths }: Keyed,
  [later, further]: readonly [number, number],
  isLength: boolean,
): Drag {
  if (isLength && later !== 0) return nextLength(drag, later > 0 ? 1 : -1, lengths);
  const place = columns.findIndex(({ key }) => key === drag.column.key);
  return moved(drag, later, columns[place + further] ?? drag.column);
}
