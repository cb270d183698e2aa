import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/query.ts';
import { instantAt, localOf } from '../calendar/days.ts';
import { clockOf, minuteOf } from '../services/clock.ts';
import type { Booking } from './states.ts';
import type { Move } from './use-move.ts';

/** Where a booking is to go, as it is typed. */
export function useGoal(booking: Booking) {
  const { startsAt, zone, option } = booking;
  const now = localOf(startsAt, zone);
  const [day, setDay] = useState(now.day);
  const [time, setTime] = useState(clockOf(now.minute));
  const [length, setLength] = useState(option.id);
  const ids = booking.resources.map(({ id }) => id);
  const [taken, setTaken] = useState<readonly string[]>(ids);
  const minute = minuteOf(time, -1);
  const isWhole = day !== '' && minute >= 0;
  const isLonger = length !== option.id;
  const start = isWhole ? instantAt(day, minute, zone) : startsAt;
  const isSame =
    start === new Date(startsAt).toISOString() &&
    !isLonger &&
    ids.every((id) => taken.includes(id));
  const move: Move = {
    id: booking.id,
    version: booking.version,
    from: { start: startsAt, resources: ids, ...(isLonger && { option: option.id }) },
    to: { start, resources: taken, ...(isLonger && { option: length }) },
  };
  return {
    day: { value: day, onChange: setDay },
    time: { value: time, onChange: setTime },
    length,
    setLength,
    taken,
    put: (place: number, id: string) => setTaken(taken.with(place, id)),
    isReady: isWhole && !isSame,
    isLonger,
    move,
  };
}

/** Whom and what could take the place of each that a booking takes. */
export function useOthers({ service, resources }: Booking) {
  const whole = useQuery(read('getService', { params: { id: service.id } }));
  const all = useQuery(read('listResources', {}));
  const names = new Map(
    all.data?.rows.filter((one) => one.archivedAt === null).map(({ id, name }) => [id, name]),
  );
  const pools = resources.map((one) => {
    const need = whole.data?.needs.find((need) => need.resources.some(({ id }) => id === one.id));
    const pool = need?.resources.flatMap(({ id }) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ value: id, label: name }];
    });
    return { label: need?.label ?? '', choices: pool ?? [{ value: one.id, label: one.name }] };
  });
  return { pools, options: whole.data?.options ?? [] };
}
