import ICAL from 'ical.js';

/** A local time as though it were in UTC: recurrence counts by the clock on the wall, which knows no zones. */
export function pretended(local: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(local * 60_000).toZonedDateTimeISO('UTC');
}

/**
 * Minutes since 1970 as the clock shows a time of a calendar; seconds are left out.
 * @throws {RangeError} for what is no time
 */
export function localMinute(time: unknown): number {
  if (!(time instanceof ICAL.Time)) throw new RangeError(`${String(time)} is no time`);
  const at = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute) / 60_000;
  if (!Number.isInteger(at)) throw new RangeError(`${String(time)} is no time`);
  return at;
}
