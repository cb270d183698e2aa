import type { figureNames } from '#contract/today';

type Name = (typeof figureNames)[number];

/** Days that a figure shows; as many before them are only summed. */
export const daysShown = 30;

/** A figure with its history. */
export interface Figure {
  readonly name: Name;
  readonly days: { readonly day: string; readonly value: number }[];
  readonly total: number;
  readonly before: number;
}

/** The days up to and with the last one, the oldest first. */
function daysUntil(last: Temporal.PlainDate, count: number): string[] {
  return Array.from({ length: count }, (_, place) =>
    last.subtract({ days: count - 1 - place }).toString(),
  );
}

/** A figure out of what was counted by day; a day that is not among it had none. */
export function figureOf(
  name: Name,
  counted: readonly { readonly name: string; readonly day: string; readonly value: number }[],
  last: Temporal.PlainDate,
): Figure {
  const values = new Map(
    counted.filter((one) => one.name === name).map(({ day, value }) => [day, value]),
  );
  const all = daysUntil(last, 2 * daysShown).map((day) => ({ day, value: values.get(day) ?? 0 }));
  const days = all.slice(daysShown);
  return { name, days, total: sum(days), before: sum(all.slice(0, daysShown)) };
}

function sum(days: readonly { readonly value: number }[]): number {
  return days.reduce((total, { value }) => total + value, 0);
}
