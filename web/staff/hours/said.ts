import type { Override, WeekRange } from '#contract/booking/hours';
import { clock, dateTime, day, list, weekday } from '../../words/format.ts';
import { say } from '../../words/index.ts';

/** From when until when, as `18:00–02:00`. */
export const span = ({ from, to }: { readonly from: number; readonly to: number }): string =>
  `${clock(from)}–${clock(to)}`;

/** A local time such as `2026-01-31T09:30`. */
export const dateTimeText = (local: string): string => dateTime(`${local}:00Z`, 'UTC');

/** What of a range is not plain: how many at once, and between which days it holds. */
export function limitsOf({ most, validFrom, validTo }: WeekRange): string | undefined {
  const parts = [
    most !== null && say('hours.atOnce', { count: most }),
    validFrom !== null && say('hours.fromDay', { day: day(validFrom) }),
    validTo !== null && say('hours.untilDay', { day: day(validTo) }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** A range as it is read out. */
export function rangeLabel(range: WeekRange): string {
  const words = range.kind === 'break' ? 'hours.breakOf' : 'hours.openOf';
  const said = say(words, { day: weekday(range.weekday), span: span(range) });
  const limits = limitsOf(range);
  return limits === undefined ? said : `${said}, ${limits}`;
}

/** What is otherwise on a day, in words. */
export function overrideText(overrides: readonly Override[]): string {
  return list(
    overrides.map((one) => {
      const isWhole = one.from === 0 && one.to === 1440;
      if (one.kind === 'closed')
        return isWhole ? say('hours.closed') : say('hours.closedFor', { span: span(one) });
      const most = one.most === null ? '' : `, ${say('hours.atOnce', { count: one.most })}`;
      return isWhole && one.kind === 'capacity'
        ? say('hours.atOnce', { count: one.most ?? 1 })
        : `${span(one)}${most}`;
    }),
  );
}
