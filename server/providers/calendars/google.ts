import { importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';
import { CalendarFault, type CalendarSpan, type GoogleAccess } from '#platform/calendar-port';
import { now } from '#platform/clock';
import { askJson } from './ask.ts';
import { isoOf, minutesOf, pieces } from './spans.ts';

/** Where Google answers, or its twin. */
export interface GoogleAddresses {
  readonly token: string;
  readonly api: string;
  readonly allow: readonly string[];
}

export const google: GoogleAddresses = {
  token: 'https://oauth2.googleapis.com/token',
  api: 'https://www.googleapis.com/calendar/v3',
  allow: [],
};

const scope = 'https://www.googleapis.com/auth/calendar.freebusy';

const granted = z.object({ access_token: z.string() });

const freeBusy = z.object({
  calendars: z.record(
    z.string(),
    z.object({
      busy: z.array(z.object({ start: z.string(), end: z.string() })).default([]),
      errors: z.array(z.object({ reason: z.string() })).default([]),
    }),
  ),
});

/** Asks Google when a calendar is busy, as its service account. @returns `[from, to, …]` @throws {CalendarFault} */
export async function readGoogle(
  access: GoogleAccess,
  span: CalendarSpan,
  { token: tokenUrl, api, allow }: GoogleAddresses,
): Promise<number[]> {
  const assertion = await assertionOf(access, tokenUrl);
  const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const asked = new URLSearchParams({ grant_type: grant, assertion });
  const { data } = granted.safeParse(await askJson(tokenUrl, asked, { allow }));
  if (data === undefined) throw new CalendarFault('denied');
  const busy: number[] = [];
  for (const { from, to } of pieces(span)) {
    const body = { timeMin: isoOf(from), timeMax: isoOf(to), items: [{ id: access.calendar }] };
    const answer = await askJson(`${api}/freeBusy`, body, { token: data.access_token, allow });
    const found = freeBusy.safeParse(answer).data?.calendars[access.calendar];
    if (found === undefined) throw new CalendarFault('unreadable');
    const [fault] = found.errors;
    if (fault !== undefined) throw new CalendarFault(fault.reason === 'notFound' ? 'gone' : 'away');
    busy.push(...found.busy.flatMap(({ start, end }) => minutesOf(start, end)));
  }
  return busy;
}

/** What proves to Google that somebody holds the account’s key. */
async function assertionOf({ account, privateKey }: GoogleAccess, aud: string): Promise<string> {
  const seconds = Math.floor(now().getTime() / 1000);
  try {
    return await new SignJWT({ scope })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuer(account)
      .setAudience(aud)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 600)
      .sign(await importPKCS8(privateKey, 'RS256'));
  } catch (fault) {
    throw new CalendarFault('denied', fault);
  }
}
