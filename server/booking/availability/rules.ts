import type { Override, WeekRange } from '#contract/booking/hours';

/** What may not be, and where in the input. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;

/** Why the hours of a week may not be: two of a kind at once, also from Sunday past midnight into Monday. Null: they may. */
export function weekFault(week: readonly WeekRange[]): Fault | null {
  for (const [place, one] of week.entries())
    for (const other of week.slice(0, place))
      if (one.kind === other.kind && areValidTogether(one, other) && meetInWeek(one, other))
        return { path: `week.${place}.from`, message: 'overlaps another range of the week' };
  return null;
}

function meetInWeek(one: WeekRange, other: WeekRange): boolean {
  const [a, b] = [begins(one), begins(other)];
  return [-weekMinutes, 0, weekMinutes].some(
    (shift) => a + shift < b + other.to - other.from && b < a + shift + one.to - one.from,
  );
}

const begins = ({ weekday, from }: WeekRange) => (weekday - 1) * dayMinutes + from;

const areValidTogether = (one: WeekRange, other: WeekRange) =>
  (one.validFrom ?? '') <= (other.validTo ?? '9') &&
  (other.validFrom ?? '') <= (one.validTo ?? '9');

/**
 * Why what is otherwise on a day may not be: two things said of one minute, or hours that run into those of a day beside it.
 * Null: it may.
 * @param before what is otherwise on the day before
 * @param after the same on the day after
 */
export function dayFault(
  day: readonly Override[],
  before: readonly Override[],
  after: readonly Override[],
): Fault | null {
  for (const [place, one] of day.entries()) {
    const path = `overrides.${place}.from`;
    if (day.slice(0, place).some((other) => meet(one, other)))
      return { path, message: 'overlaps what else is said of the day' };
    if (one.kind !== 'hours') continue;
    const beside = [...shifted(before, -dayMinutes), ...shifted(after, dayMinutes)];
    if (beside.some((other) => other.kind === 'hours' && meet(one, other)))
      return { path, message: 'overlaps the hours of the day beside' };
  }
  return null;
}

const meet = (one: Override, other: Override) => one.from < other.to && other.from < one.to;

const shifted = (day: readonly Override[], by: number) =>
  day.map((one) => ({ ...one, from: one.from + by, to: one.to + by }));
