import type { CalendarPort, IcsAccess } from '#platform/calendar-port';
import { calendarsOf, readCaldav } from './caldav.ts';
import { google, readGoogle } from './google.ts';
import { readIcs } from './ics.ts';
import { microsoft, readMicrosoft } from './microsoft.ts';

/** The twin’s calendar file, whichever port it answers on today; only the twin takes it. */
const twinFile = 'https://calendar.twin.example/ics/maya.ics';

/** Accounts of the twin are called so; only it takes them. */
const twinAccount = /@twin\.example$/;

/**
 * The way out to calendars.
 * @param twin where the demo’s twin answers; accounts of the twin lead there
 * @param allow origins besides that may be reached although they are not public
 */
export function calendarPort({
  twin,
  allow: others = [],
}: {
  readonly twin?: string;
  readonly allow?: readonly string[];
}): CalendarPort {
  const allow = twin === undefined ? others : [...others, twin];
  const atGoogle =
    twin === undefined
      ? undefined
      : { token: `${twin}/google/token`, api: `${twin}/google/calendar/v3`, allow };
  const atMicrosoft =
    twin === undefined
      ? undefined
      : { signIn: `${twin}/microsoft`, api: `${twin}/microsoft/v1.0`, allow };
  return {
    twinUrl: twin === undefined ? null : twinFile,
    read: async (access, span, tag) => {
      switch (access.kind) {
        case 'ics':
          return readIcs(atTwin(access, twin), tag, allow);
        case 'caldav':
          return { as: 'text', text: await readCaldav(access, span, allow), tag: null };
        case 'google': {
          const there = twinAccount.test(access.account) ? atGoogle : google;
          return { as: 'busy', busy: await readGoogle(access, span, there ?? google) };
        }
        case 'microsoft': {
          const there = twinAccount.test(access.mailbox) ? atMicrosoft : microsoft;
          return { as: 'busy', busy: await readMicrosoft(access, span, there ?? microsoft) };
        }
      }
    },
    calendars: (access) => calendarsOf(access, allow),
  };
}

function atTwin(access: IcsAccess, twin: string | undefined): IcsAccess {
  if (access.url !== twinFile || twin === undefined) return access;
  return { ...access, url: twin + new URL(twinFile).pathname };
}
