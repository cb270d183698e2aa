import type { CalendarPort } from '#platform/calendar-port';
import type { Config } from '#platform/config';
import { isLoopback } from '#platform/loopback';
import { openCalendarTwin } from './twin.ts';
import { calendarPort } from './real.ts';

/** The way out to calendars elsewhere, until it is closed. */
export interface OpenCalendars extends CalendarPort {
  close(): Promise<void>;
}

/** Opens the way out to calendars. Where the demo is allowed and reached from this machine, their twin is there too. */
export async function openCalendars({ demo, publicUrl }: Config): Promise<OpenCalendars> {
  if (!demo || !isLoopback(new URL(publicUrl).hostname))
    return { ...calendarPort({}), close: () => Promise.resolve() };
  const twin = await openCalendarTwin();
  return { ...calendarPort({ twin: twin.url }), close: () => twin.close() };
}
