import type { BodyOf, ReplyOf } from '#contract/operation';
import type { calendarOperations } from '#contract/booking/calendars';
import { type CalendarAccess, CalendarFault, type CalendarPort } from '#platform/calendar-port';
import { refuse } from '#platform/refuse';
import { look, type Looked } from './look.ts';

type Operations = typeof calendarOperations;

/**
 * Tries whether a calendar can be read. Of a CalDAV server it says which calendars there are.
 * @throws {Refusal} `calendar_unreachable`
 */
export async function tryCalendar(
  port: CalendarPort,
  { access }: BodyOf<Operations['tryCalendar']>,
): Promise<ReplyOf<Operations['tryCalendar']>> {
  if (access.kind === 'caldav')
    return { calendars: [...(await orRefuse(() => port.calendars(access)))] };
  await firstLook(port, access, 'UTC');
  return { calendars: [] };
}

/** Reads a calendar before it is kept. @throws {Refusal} `calendar_unreachable` */
export async function firstLook(
  port: CalendarPort,
  access: CalendarAccess,
  zone: string,
): Promise<Looked> {
  const looked = await orRefuse(() => look(port, access, { zone, tag: null, isOurs: () => false }));
  return looked ?? { busy: [], tag: null };
}

const sentences = {
  denied: 'The calendar does not let us in. Check the address, the name and the password.',
  gone: 'There is no calendar at this address.',
  private: 'This address leads into a private network, where Clientele does not go.',
  too_large: 'This calendar is too large.',
  unreadable: 'What is at this address is not a calendar that can be read.',
  away: 'The calendar did not answer as it should. Try again in a moment.',
};

async function orRefuse<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof CalendarFault)) throw fault;
    const { code } = fault;
    return refuse('calendar_unreachable', { detail: sentences[code], facts: { fault: code } });
  }
}
