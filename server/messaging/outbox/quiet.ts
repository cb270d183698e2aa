/** Hours in which nothing goes that can wait, in minutes of the reader's day; `from` after `to`: over midnight. */
export interface Quiet {
  readonly from: number;
  readonly to: number;
}

/** The end of the quiet hours that an instant lies in, by the reader's clock; undefined where it lies in none. Pure. */
export function quietUntil(quiet: Quiet, at: Date, zone: string): Date | undefined {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const minute = local.hour * 60 + local.minute;
  const { from, to } = quiet;
  const over = from > to;
  const inside = over ? minute >= from || minute < to : minute >= from && minute < to;
  if (!inside) return undefined;
  const day = over && minute >= from ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate();
  const time = Temporal.PlainTime.from({ hour: Math.floor(to / 60), minute: to % 60 });
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds);
}
