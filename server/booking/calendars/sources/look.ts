import {
  type CalendarAccess,
  CalendarFault,
  type CalendarPort,
  type CalendarSpan,
} from '#platform/calendar-port';
import { now } from '#platform/clock';
import { setOf } from '../../slots/intervals.ts';
import { dayMinutes } from '../../zones/convert.ts';
import { CalendarTooLarge, parseBusy } from '../parse-busy.ts';

/** How far calendars are read: a week back, for what still runs, and as far ahead as anybody books. */
const daysBack = 7;
const daysAhead = 400;

/** Most busy times of one calendar. */
const mostTimes = 20_000;

/** When somebody is busy, and by which mark the calendar is known again; `null`: as before. */
export interface Looked {
  readonly busy: readonly number[];
  readonly tag: string | null;
}

/** What of a calendar’s owner its times depend on, and what we know of it. */
interface Known {
  readonly zone: string;
  readonly tag: string | null;
  readonly isOurs: (uid: string) => boolean;
}

/**
 * Reads a calendar elsewhere. In no transaction.
 * @returns null where nothing has changed since the mark was told
 * @throws {CalendarFault}
 */
export async function look(
  port: CalendarPort,
  access: CalendarAccess,
  { zone, tag, isOurs }: Known,
): Promise<Looked | null> {
  const span = spanNow();
  // A file that stays the same still has other days within reach tomorrow.
  const since = `${Math.floor(span.from / dayMinutes)} ${zone} `;
  const known = tag?.startsWith(since) ? tag.slice(since.length) : null;
  const answer = await port.read(access, span, known);
  if (answer.as === 'same') return null;
  const busy =
    answer.as === 'busy' ? setOf(answer.busy) : read(answer.text, { ...span, zone, isOurs });
  if (busy.length > 2 * mostTimes) throw new CalendarFault('too_large');
  const told = answer.as === 'text' ? answer.tag : null;
  return { busy, tag: told === null ? null : (since + told).slice(0, 500) };
}

function spanNow(): CalendarSpan {
  const minute = Math.floor(now().getTime() / 60_000);
  const today = minute - (minute % dayMinutes);
  return { from: today - daysBack * dayMinutes, to: today + daysAhead * dayMinutes };
}

/** A CalDAV server with nothing in a span answers with nothing. */
function read(text: string, reading: Parameters<typeof parseBusy>[1]): number[] {
  if (text.trim() === '') return [];
  try {
    return parseBusy(text, reading);
  } catch (fault) {
    const code = fault instanceof CalendarTooLarge ? 'too_large' : 'unreadable';
    throw new CalendarFault(code, fault);
  }
}
