import type { Override, WeekRange } from '#contract/booking/hours';
import type { Resource } from '#contract/booking/resources';
import { dayMinutes } from '../zones/convert.ts';
import { dayNumber } from '../zones/text.ts';
import type { Hours } from '../slots/types.ts';

/** A time off, as instants in whole minutes. */
export interface Off {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly note: string;
}

/** When a resource can be had, as it was put down. */
export interface Standing {
  readonly resource: Resource;
  readonly week: readonly WeekRange[];
  /** Day → what is otherwise on it. */
  readonly overrides: ReadonlyMap<string, readonly Override[]>;
  readonly timeOff: readonly Off[];
  /** Days on which its business, or its location, is closed. */
  readonly holidays: readonly string[];
}

const always = (weekday: number): WeekRange => ({
  weekday,
  from: 0,
  to: dayMinutes,
  kind: 'open',
  most: null,
  validFrom: null,
  validTo: null,
});
const wholeWeek = [1, 2, 3, 4, 5, 6, 7].map(always);

/** The same as free times are found by it. What has no hours of its own is there at any, holidays too. */
export function hoursOf({ resource, week, overrides, timeOff, holidays }: Standing): Hours {
  const { hasHours } = resource;
  return {
    week: (hasHours ? week : wholeWeek).map((one) => ({
      ...one,
      most: one.most ?? Infinity,
      validFrom: one.validFrom === null ? null : dayNumber(one.validFrom),
      validTo: one.validTo === null ? null : dayNumber(one.validTo),
    })),
    overrides: new Map([...overrides].map(([day, all]) => [dayNumber(day), all])),
    holidays: new Set(hasHours ? holidays.map(dayNumber) : []),
    off: timeOff.flatMap(({ from, to }) => [from, to]),
  };
}
