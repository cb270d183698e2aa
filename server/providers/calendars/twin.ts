import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { bodyOf, give, type Reply, serveTwin, type Twin } from '../twins/serve.ts';
import { weekBusy, weekFile } from './twin-week.ts';

/** Most bytes of a question. */
const mostBytes = 20_000;

/** Longest time that Google and Microsoft answer for at once, in days. */
const mostDays = 62;

const bearer = 'Bearer of-the-twin';

const granted: Reply = {
  status: 200,
  body: { access_token: 'of-the-twin', token_type: 'Bearer', expires_in: 3600 },
};

const refused = (status: number, error: string): Reply => ({ status, body: { error } });

const asksGoogle = z.object({
  timeMin: z.iso.datetime(),
  timeMax: z.iso.datetime(),
  items: z.array(z.object({ id: z.string() })).max(50),
});

const time = z.object({ dateTime: z.string(), timeZone: z.literal('UTC') });

const asksMicrosoft = z.object({
  schedules: z.array(z.string()).min(1).max(20),
  startTime: time,
  endTime: time,
});

/**
 * Opens a server on this machine in place of other people’s calendars: a calendar file, and what Google and Microsoft say of
 * when somebody is busy. All of them tell of the same invented week.
 */
export function openCalendarTwin(): Promise<Twin> {
  return serveTwin({ answer, name: 'the calendars', atFault: refused(500, 'twin_fault') });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://twin');
  if (pathname.startsWith('/ics/')) return giveFile(request, response);
  const body = await bodyOf(request, mostBytes);
  give(
    response,
    pathname.startsWith('/google/')
      ? byGoogle(pathname, request, body)
      : byMicrosoft(pathname, request, body),
  );
}

function giveFile(request: IncomingMessage, response: ServerResponse): void {
  const { text, tag } = weekFile();
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, { etag: tag }).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'text/calendar; charset=utf-8', etag: tag }).end(text);
}

function byGoogle(pathname: string, { headers }: IncomingMessage, body: string): Reply {
  if (pathname === '/google/token') {
    const asked = new URLSearchParams(body);
    const issuer = issuerOf(asked.get('assertion') ?? '');
    return issuer?.endsWith('@twin.example') ? granted : refused(400, 'invalid_grant');
  }
  if (headers.authorization !== bearer) return refused(401, 'unauthenticated');
  const { data } = asksGoogle.safeParse(JSON.parse(body));
  if (pathname !== '/google/calendar/v3/freeBusy' || data === undefined)
    return refused(404, 'notFound');
  const { timeMin, timeMax, items } = data;
  if (isTooLong(timeMin, timeMax)) return refused(400, 'timeRangeTooLong');
  const busy = weekBusy(timeMin, timeMax);
  const calendars = Object.fromEntries(
    items.map(({ id }) => [
      id,
      id.endsWith('@twin.example')
        ? { busy }
        : { busy: [], errors: [{ domain: 'global', reason: 'notFound' }] },
    ]),
  );
  return { status: 200, body: { kind: 'calendar#freeBusy', timeMin, timeMax, calendars } };
}

function byMicrosoft(pathname: string, { headers }: IncomingMessage, body: string): Reply {
  if (pathname.endsWith('/oauth2/v2.0/token')) {
    const isKnown = new URLSearchParams(body).get('client_secret') === 'of-the-twin';
    return isKnown ? granted : refused(401, 'invalid_client');
  }
  if (headers.authorization !== bearer) return refused(401, 'InvalidAuthenticationToken');
  const { data } = asksMicrosoft.safeParse(JSON.parse(body));
  if (!pathname.endsWith('/calendar/getSchedule') || data === undefined)
    return refused(404, 'ResourceNotFound');
  const [from, to] = [`${data.startTime.dateTime}Z`, `${data.endTime.dateTime}Z`];
  if (isTooLong(from, to)) return refused(400, 'ErrorTimeIntervalTooBig');
  const shown = (at: string) => ({ dateTime: `${at.slice(0, -1)}0000`, timeZone: 'UTC' });
  const scheduleItems = weekBusy(from, to).map(({ start, end }, place) => ({
    // Now and then they are in the office, and can be had.
    status: place % 7 === 6 ? 'workingElsewhere' : 'busy',
    start: shown(start),
    end: shown(end),
  }));
  const value = data.schedules.map((scheduleId) => ({ scheduleId, scheduleItems }));
  return { status: 200, body: { value } };
}

function isTooLong(from: string, to: string): boolean {
  return Date.parse(to) - Date.parse(from) > mostDays * 86_400_000;
}

function issuerOf(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).iss;
  } catch {
    return undefined;
  }
}
