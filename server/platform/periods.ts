/**
 * When something falls due for a tenant, by the wall clock of its zone. `at` is a time such as `03:10`; where daylight
 * saving leaves it out, the same time after the gap counts, where it comes twice, the first. `on` is a weekday (1 is
 * Monday) or a day of the month; months that are shorter take their last day. `missed`: after an outage only the
 * `latest` period is made up for, or `each` of them.
 */
export type Rule = { readonly missed: 'latest' | 'each' } & (
  | { readonly every: 'day'; readonly at: string }
  | { readonly every: 'week'; readonly on: number; readonly at: string }
  | { readonly every: 'month'; readonly on: number; readonly at: string }
  | { readonly every: 'minutes'; readonly minutes: number }
);

/** One turn of a rule. Names of one rule sort by time, and none comes twice, whatever clocks are changed to. */
export interface Period {
  readonly name: string;
  readonly starts: Date;
  /** When the following one starts. */
  readonly next: Date;
}

/** The latest period that has started at an instant. */
export function periodAt(rule: Rule, instant: Date, zone: string): Period {
  return rule.every === 'minutes'
    ? periodOfMinutes(rule.minutes, instant)
    : periodOfDays(rule, instant, zone);
}

function periodOfMinutes(minutes: number, instant: Date): Period {
  const length = minutes * 60_000;
  const starts = Math.floor(instant.getTime() / length) * length;
  return {
    name: `${new Date(starts).toISOString().slice(0, 16)}Z`,
    starts: new Date(starts),
    next: new Date(starts + length),
  };
}

type DayRule = Exclude<Rule, { every: 'minutes' }>;

function periodOfDays(rule: DayRule, instant: Date, zone: string): Period {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  let day = onOrBefore(rule, local.toPlainDate().add({ days: 1 }));
  while (startOf(rule, day, zone) > instant) day = onOrBefore(rule, day.subtract({ days: 1 }));
  return {
    name: day.toString(),
    starts: startOf(rule, day, zone),
    next: startOf(rule, following(rule, day), zone),
  };
}

function startOf(rule: DayRule, day: Temporal.PlainDate, zone: string): Date {
  const start = day.toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from(rule.at),
  });
  return new Date(start.epochMilliseconds);
}

function onOrBefore(rule: DayRule, day: Temporal.PlainDate): Temporal.PlainDate {
  switch (rule.every) {
    case 'day':
      return day;
    case 'week':
      return day.subtract({ days: (day.dayOfWeek - rule.on + 7) % 7 });
    case 'month': {
      const month = day.toPlainYearMonth();
      const candidate = month.toPlainDate({ day: rule.on });
      return Temporal.PlainDate.compare(candidate, day) <= 0
        ? candidate
        : month.subtract({ months: 1 }).toPlainDate({ day: rule.on });
    }
  }
}

function following(rule: DayRule, day: Temporal.PlainDate): Temporal.PlainDate {
  switch (rule.every) {
    case 'day':
      return day.add({ days: 1 });
    case 'week':
      return day.add({ days: 7 });
    case 'month':
      return day.toPlainYearMonth().add({ months: 1 }).toPlainDate({ day: rule.on });
  }
}
