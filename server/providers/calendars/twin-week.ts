import { createHash } from 'node:crypto';
import { isoOf } from './spans.ts';

/** In whose hours the invented week is. */
const zone = 'America/New_York';

/** What somebody invented has in their own calendar, by day of the week: 1 is Monday. */
const week = [
  { uid: 'lunch', days: [1, 2, 3, 4, 5], byDay: 'MO,TU,WE,TH,FR', from: '12:00', minutes: 60 },
  { uid: 'choir', days: [2, 4], byDay: 'TU,TH', from: '16:00', minutes: 90 },
];

const dayMinutes = 1440;

/** The week as a calendar file, and the mark by which it is known again. */
export function weekFile(): { readonly text: string; readonly tag: string } {
  const events = week.flatMap(({ uid, byDay, from, minutes }) => [
    'BEGIN:VEVENT',
    `UID:${uid}@twin.example`,
    'DTSTAMP:20260101T000000Z',
    // A Thursday: recurrence counts its days from here.
    `DTSTART;TZID=${zone}:20260101T${from.replace(':', '')}00`,
    `DURATION:PT${minutes}M`,
    `RRULE:FREQ=WEEKLY;BYDAY=${byDay}`,
    `SUMMARY:${uid}`,
    'END:VEVENT',
  ]);
  const text = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Clientele//Twin//EN',
    ...events,
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  const tag = `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`;
  return { text, tag };
}

/** When the week takes time between two instants, as ISO writes them. */
export function weekBusy(
  from: string,
  to: string,
): { readonly start: string; readonly end: string }[] {
  const [first, last] = [Date.parse(from) / 60_000, Date.parse(to) / 60_000];
  const days = Array.from({ length: Math.ceil((last - first) / dayMinutes) + 2 }, (_, place) =>
    Temporal.Instant.from(isoOf(first + (place - 1) * dayMinutes))
      .toZonedDateTimeISO(zone)
      .toPlainDate(),
  );
  return days.flatMap((day) =>
    week
      .filter((each) => each.days.includes(day.dayOfWeek))
      .map((each) => {
        const plainTime = Temporal.PlainTime.from(each.from);
        const at = day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds / 60_000;
        return { start: isoOf(at), end: isoOf(at + each.minutes) };
      })
      .filter(({ start, end }) => Date.parse(end) > Date.parse(from) && start < isoOf(last)),
  );
}
