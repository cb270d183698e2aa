import type { WeekRange } from '#contract/booking/hours';

export const dayMinutes = 1440;

/** A range of hours as a week draws it: what runs past midnight is drawn on the next day too. */
export interface Piece {
  /** Its place in the week. */
  readonly place: number;
  /** The day it is drawn on, 1 Monday to 7 Sunday. */
  readonly weekday: number;
  readonly from: number;
  readonly to: number;
  readonly isBreak: boolean;
  /** What began the day before. */
  readonly isRest: boolean;
}

/** What is drawn of a week. */
export function piecesOf(week: readonly WeekRange[]): Piece[] {
  return week.flatMap(({ weekday, from, to, kind }, place) => {
    const piece = { place, weekday, from, to: Math.min(to, dayMinutes), isBreak: kind === 'break' };
    const first = { ...piece, isRest: false };
    if (to <= dayMinutes) return [first];
    const next = (weekday % 7) + 1;
    return [first, { ...piece, weekday: next, from: 0, to: to - dayMinutes, isRest: true }];
  });
}

/** Hours that hold every week and say nothing else, so that they may become one with what is beside them. */
const isPlain = (one: WeekRange) =>
  one.kind === 'open' && one.most === null && one.validFrom === null && one.validTo === null;

const open = (weekday: number, from: number, to: number): WeekRange => ({
  weekday,
  from,
  to,
  kind: 'open',
  most: null,
  validFrom: null,
  validTo: null,
});

/** A week with more hours on a day: what they touch of its plain hours becomes one with them. */
export function painted(
  week: readonly WeekRange[],
  weekday: number,
  from: number,
  to: number,
): WeekRange[] {
  const touches = (one: WeekRange) =>
    isPlain(one) && one.weekday === weekday && one.from <= to && from <= one.to;
  const joined = week.filter(touches);
  const all = open(
    weekday,
    Math.min(from, ...joined.map((one) => one.from)),
    Math.max(to, ...joined.map((one) => one.to)),
  );
  return inOrder([...week.filter((one) => !touches(one)), all]);
}

/** A week in which one range has other edges: as far as the ranges of its kind beside it leave room. */
export function withEdges(
  week: readonly WeekRange[],
  place: number,
  edges: { readonly from: number; readonly to: number },
): WeekRange[] {
  const one = week[place];
  if (one === undefined) return [...week];
  const beside = week.filter(
    (other) => other !== one && other.kind === one.kind && other.weekday === one.weekday,
  );
  const low = Math.max(0, ...beside.filter(({ to }) => to <= one.from).map(({ to }) => to));
  const high = Math.min(
    one.from + dayMinutes,
    ...beside.filter(({ from }) => from >= one.to).map(({ from }) => from),
  );
  const from = Math.min(Math.max(edges.from, low), dayMinutes - 1);
  const to = Math.min(edges.to, high);
  return to > from
    ? week.map((other) => (other === one ? { ...one, from, to } : other))
    : [...week];
}

/** A week in which some days have the hours of one. */
export function copiedDay(
  week: readonly WeekRange[],
  from: number,
  to: readonly number[],
): WeekRange[] {
  const source = week.filter(({ weekday }) => weekday === from);
  const rest = week.filter(({ weekday }) => weekday === from || !to.includes(weekday));
  const others = to.filter((weekday) => weekday !== from);
  return inOrder([
    ...rest,
    ...others.flatMap((weekday) => source.map((one) => ({ ...one, weekday }))),
  ]);
}

/** Ranges by day and time, breaks after what is open. */
export function inOrder(week: readonly WeekRange[]): WeekRange[] {
  return week.toSorted(
    (one, other) =>
      one.weekday - other.weekday ||
      one.from - other.from ||
      other.kind.localeCompare(one.kind) ||
      (one.validFrom ?? '').localeCompare(other.validFrom ?? ''),
  );
}

/** A minute of a day as a time field has it; past midnight it is the time of the next day. */
export const asTime = (minute: number): string => {
  const within = minute % dayMinutes;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};

/** The minute of a time field; undefined while nothing whole is typed. */
export function minuteOf(time: string): number | undefined {
  const [, hour, minute] = /^(\d{2}):(\d{2})/.exec(time) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}

/** When a range ends: at or before its beginning by the clock is past midnight. */
export const endAfter = (from: number, to: number): number => (to <= from ? to + dayMinutes : to);
