import type { PlannedHours } from './plan.ts';

/** Minutes of the day at `18:30`. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Planned hours as ranges of the week; an end that is not after the beginning lies past midnight. */
export function rangesOf(hours: readonly PlannedHours[], kind: 'open' | 'break') {
  return hours.flatMap(([weekdays, from, to]) =>
    weekdays.map((weekday) => {
      const range = { weekday, from: minuteOf(from), to: minuteOf(to), kind };
      const end = range.to > range.from ? range.to : range.to + 1440;
      return { ...range, to: end, most: null, validFrom: null, validTo: null };
    }),
  );
}
