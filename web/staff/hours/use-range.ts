import { useState } from 'react';
import type { WeekRange } from '#contract/booking/hours';
import { asTime, endAfter, minuteOf } from './week.ts';

/** A range as it is typed. */
export type RangeDraft = ReturnType<typeof useRange>;

/**
 * A range of hours while it is typed.
 * @param range what it begins with; absent: nine to six
 */
export function useRange(weekday: number, range: WeekRange | undefined) {
  const [kind, setKind] = useState(range?.kind ?? 'open');
  const from = useTyped(asTime(range?.from ?? 540));
  const to = useTyped(asTime(range?.to ?? 1080));
  const most = useTyped(range?.most?.toString() ?? '');
  const validFrom = useTyped(range?.validFrom ?? '');
  const validTo = useTyped(range?.validTo ?? '');
  const [begin, end] = [minuteOf(from.value), minuteOf(to.value)];
  const isWhole = begin !== undefined && end !== undefined;
  const isBackward =
    validFrom.value !== '' && validTo.value !== '' && validTo.value < validFrom.value;
  const atOnce = Number.parseInt(most.value, 10);
  return {
    kind,
    setKind,
    from,
    to,
    most,
    validFrom,
    validTo,
    isBackward,
    isPastMidnight: isWhole && endAfter(begin, end) > 1440,
    /** What it comes to; undefined while something is missing. */
    range:
      !isWhole || isBackward
        ? undefined
        : {
            weekday,
            from: begin,
            to: endAfter(begin, end),
            kind,
            most: kind === 'open' && atOnce > 0 ? Math.min(atOnce, 200) : null,
            validFrom: validFrom.value || null,
            validTo: validTo.value || null,
          },
  };
}

function useTyped(start: string) {
  const [value, onChange] = useState(start);
  return { value, onChange };
}
