import { z } from 'zod';
import { CalendarFault, type CalendarSpan, type MicrosoftAccess } from '#platform/calendar-port';
import { askJson } from './ask.ts';
import { isoOf, minutesOf, pieces } from './spans.ts';

/** Where Microsoft answers, or its twin. */
export interface MicrosoftAddresses {
  readonly signIn: string;
  readonly api: string;
  readonly allow: readonly string[];
}

export const microsoft: MicrosoftAddresses = {
  signIn: 'https://login.microsoftonline.com',
  api: 'https://graph.microsoft.com/v1.0',
  allow: [],
};

/** Shown as one of these, Outlook lets others book. */
const open: ReadonlySet<string> = new Set(['free', 'workingElsewhere']);

const granted = z.object({ access_token: z.string() });

const time = z.object({ dateTime: z.string() });

const schedules = z.object({
  value: z.array(
    z.object({
      scheduleItems: z.array(z.object({ status: z.string(), start: time, end: time })).optional(),
      error: z.object({ responseCode: z.string().optional() }).nullish(),
    }),
  ),
});

/** Asks Microsoft when a mailbox is busy, as its application. @returns `[from, to, …]` @throws {CalendarFault} */
export async function readMicrosoft(
  { directory, client, secret, mailbox }: MicrosoftAccess,
  span: CalendarSpan,
  { signIn, api, allow }: MicrosoftAddresses,
): Promise<number[]> {
  const asked = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client,
    client_secret: secret,
    scope: 'https://graph.microsoft.com/.default',
  });
  const tokenUrl = `${signIn}/${encodeURIComponent(directory)}/oauth2/v2.0/token`;
  const { data } = granted.safeParse(await askJson(tokenUrl, asked, { allow }));
  if (data === undefined) throw new CalendarFault('denied');
  const url = `${api}/users/${encodeURIComponent(mailbox)}/calendar/getSchedule`;
  const busy: number[] = [];
  for (const { from, to } of pieces(span)) {
    const body = { schedules: [mailbox], startTime: utcTime(from), endTime: utcTime(to) };
    const answer = await askJson(url, body, { token: data.access_token, allow });
    const found = schedules.safeParse(answer).data?.value[0];
    if (found === undefined) throw new CalendarFault('unreadable');
    if (found.error) throw new CalendarFault('gone');
    for (const { status, start, end } of found.scheduleItems ?? [])
      if (!open.has(status)) busy.push(...minutesOf(utc(start.dateTime), utc(end.dateTime)));
  }
  return busy;
}

function utcTime(minute: number) {
  return { dateTime: isoOf(minute).slice(0, -1), timeZone: 'UTC' };
}

/** Times are in UTC as long as nobody asks for another zone; they do not say so themselves. */
function utc(dateTime: string): string {
  return dateTime.endsWith('Z') ? dateTime : `${dateTime.slice(0, 23)}Z`;
}
