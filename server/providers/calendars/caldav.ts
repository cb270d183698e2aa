import type { CaldavAccess, CalendarSpan } from '#platform/calendar-port';
import { orFault } from './ask.ts';
import { davFetch } from './dav-fetch.ts';

/** Time as CalDAV writes it in a filter. */
const stamp = (minute: number) =>
  new Date(minute * 60_000).toISOString().replace(/[-:]|\.\d{3}/g, '');

/** Most calendars of one account that are shown. */
const mostCalendars = 100;

function headersOf({ user, password }: CaldavAccess): Record<string, string> {
  const pair = Buffer.from(`${user}:${password}`).toString('base64');
  return { authorization: `Basic ${pair}` };
}

/** Reads the events of a span, as one text. @throws {CalendarFault} */
export async function readCaldav(
  access: CaldavAccess,
  span: CalendarSpan,
  allow: readonly string[],
): Promise<string> {
  const { calendarQuery } = await import('tsdav');
  const range = { start: stamp(span.from), end: stamp(span.to) };
  const answers = await orFault(() =>
    calendarQuery({
      url: access.url,
      props: { 'c:calendar-data': {} },
      filters: {
        'comp-filter': {
          _attributes: { name: 'VCALENDAR' },
          'comp-filter': {
            _attributes: { name: 'VEVENT' },
            'time-range': { _attributes: range },
          },
        },
      },
      depth: '1',
      headers: headersOf(access),
      fetch: davFetch(allow),
    }),
  );
  return answers
    .map(({ props }) => {
      const data = (props?.['calendarData'] ?? '') as string | { readonly _cdata?: string };
      return typeof data === 'string' ? data : (data._cdata ?? '');
    })
    .filter((text) => text !== '')
    .join('\r\n');
}

/** The calendars of an account that carry events. @throws {CalendarFault} */
export async function calendarsOf(
  access: CaldavAccess,
  allow: readonly string[],
): Promise<{ url: string; name: string }[]> {
  const { createAccount, fetchCalendars } = await import('tsdav');
  const headers = headersOf(access);
  const fetch = davFetch(allow);
  const found = await orFault(async () => {
    const { user: username, password, url: serverUrl } = access;
    const credentials = { username, password };
    const account = await createAccount({
      account: { accountType: 'caldav', serverUrl, credentials },
      headers,
      fetch,
    });
    return fetchCalendars({ account, headers, fetch });
  });
  return found
    .filter(({ components }) => components === undefined || components.includes('VEVENT'))
    .slice(0, mostCalendars)
    .map(({ url, displayName }) => ({
      url,
      name: typeof displayName === 'string' && displayName !== '' ? displayName : nameIn(url),
    }));
}

function nameIn(url: string): string {
  return decodeURIComponent(
    new URL(url).pathname.split('/').findLast((part) => part !== '') ?? url,
  );
}
