import { useQueryClient } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { toast } from '../../ui/toast.tsx';
import { problemWords } from '../problem-words.ts';
import { type Move, useMove } from '../bookings/use-move.ts';
import { type Drag, goalOf } from './dragging.ts';

/** Puts bookings where they were dragged. Another length is another option of their service. */
export function usePut(known: ReadonlySet<string>, timeZone: string) {
  const client = useQueryClient();
  const moving = useMove();
  const optionsOf = async (drag: Drag) => {
    const { id } = drag.booking.service;
    const { options } = await client.ensureQueryData(read('getService', { params: { id } }));
    const of = (length: number) => options.find(({ minutes }) => minutes === length)?.id;
    const [from, to] = [of(minutesOf(drag)), of(drag.minutes)];
    return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  };
  const put = async (drag: Drag): Promise<string | undefined> => {
    const plain = moveOf(drag, known, timeZone);
    if (drag.minutes === minutesOf(drag)) {
      return moving.go(plain);
    }
    try {
      const { from, to } = await optionsOf(drag);
      return await moving.go({
        ...plain,
        from: { ...plain.from, ...(from !== undefined && { option: from }) },
        to: { ...plain.to, ...(to !== undefined && { option: to }) },
      });
    } catch (fault) {
      toast({ text: problemWords(fault), tone: 'bad' });
      return undefined;
    }
  };
  return { put, moving };
}

/** How long it was before. */
const minutesOf = ({ booking }: Drag) =>
  (Date.parse(booking.endsAt) - Date.parse(booking.startsAt)) / 60_000;

/** What a drag asks for, but for its length. */
export function moveOf(drag: Drag, known: ReadonlySet<string>, timeZone: string): Move {
  const { id, version, startsAt, resources } = drag.booking;
  const own = resources.filter((one) => known.has(one));
  return {
    id,
    version,
    from: { start: startsAt, resources: own },
    to: goalOf(drag, known, timeZone),
  };
}
