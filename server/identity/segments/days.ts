/** From an instant on and before another; a side that is missing is open. */
export interface Span {
  readonly from?: Date;
  readonly before?: Date;
}

/**
 * The instants between two days, both included, by the clock of a zone.
 * @param range days as `2026-01-31`
 */
export function spanOf(
  range: { from?: string | undefined; to?: string | undefined },
  zone: string,
): Span {
  return {
    ...(range.from !== undefined && { from: startOf(Temporal.PlainDate.from(range.from), zone) }),
    ...(range.to !== undefined && {
      before: startOf(Temporal.PlainDate.from(range.to).add({ days: 1 }), zone),
    }),
  };
}

/** The last so many days and today, by the clock of a zone. */
export function lastDays(days: number, today: string, zone: string): Span {
  return { from: startOf(Temporal.PlainDate.from(today).subtract({ days }), zone) };
}

/**
 * Days of the year on which a birthday falls within so many days from today on, as month times a hundred plus day.
 * Who was born on 29 February has their birthday on the 28th in other years.
 */
export function birthdaysWithin(days: number, today: string): number[] {
  const first = Temporal.PlainDate.from(today);
  const all = new Set<number>();
  for (let after = 0; after <= days; after += 1) {
    const { month, day, inLeapYear } = first.add({ days: after });
    all.add(month * 100 + day);
    if (month === 2 && day === 28 && !inLeapYear) all.add(229);
  }
  return [...all];
}

function startOf(day: Temporal.PlainDate, zone: string): Date {
  return new Date(day.toZonedDateTime({ timeZone: zone }).epochMilliseconds);
}
