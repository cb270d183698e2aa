import type { CalendarAnswer, IcsAccess } from '#platform/calendar-port';
import { ask } from './ask.ts';

/** Reads a calendar file by its address; what has not changed is not sent again. @throws {CalendarFault} */
export async function readIcs(
  { url }: IcsAccess,
  tag: string | null,
  allow: readonly string[],
): Promise<CalendarAnswer> {
  const { status, headers, body } = await ask(url.replace(/^webcals?:/i, 'https:'), {
    headers: {
      accept: 'text/calendar, */*;q=0.1',
      ...(tag === null ? {} : { 'if-none-match': tag }),
    },
    allow,
  });
  if (status === 304) return { as: 'same' };
  const { etag } = headers;
  return { as: 'text', text: body.toString(), tag: typeof etag === 'string' ? etag : null };
}
