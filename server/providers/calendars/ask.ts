import { CalendarFault } from '#platform/calendar-port';
import { type Answer, AnswerTooLarge, fetchOut, type Outgoing } from '#platform/fetch-out';
import { PrivateAddress } from '#platform/public-address';

/** Most bytes of one answer, and how long it may take. */
const limits = { maxBytes: 10_000_000, timeoutMs: 30_000 };

/** Asks a calendar elsewhere. @throws {CalendarFault} for everything but an answer that can be read, or 304 */
export async function ask(url: string, outgoing: Outgoing): Promise<Answer> {
  const answer = await orFault(() => fetchOut(url, { ...limits, ...outgoing }));
  refuseStatus(answer.status);
  return answer;
}

/** @throws {CalendarFault} for a status that brings nothing */
export function refuseStatus(status: number): void {
  if (status === 400 || status === 401 || status === 403) throw new CalendarFault('denied');
  if (status === 404 || status === 410) throw new CalendarFault('gone');
  if (status !== 304 && (status < 200 || status > 299))
    throw new CalendarFault('away', new Error(`answered ${status}`));
}

/** Does what may fail on the way. @throws {CalendarFault} */
export async function orFault<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof CalendarFault) throw fault;
    if (fault instanceof PrivateAddress) throw new CalendarFault('private', fault);
    if (fault instanceof AnswerTooLarge) throw new CalendarFault('too_large', fault);
    throw new CalendarFault('away', fault);
  }
}

/** Sends JSON or a form, and reads JSON. @throws {CalendarFault} */
export async function askJson(
  url: string,
  body: Readonly<Record<string, unknown>> | URLSearchParams,
  { token, allow }: { readonly token?: string; readonly allow: readonly string[] },
): Promise<unknown> {
  const isForm = body instanceof URLSearchParams;
  const { body: said } = await ask(url, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: isForm ? body.toString() : JSON.stringify(body),
    redirects: false,
    allow,
  });
  try {
    return JSON.parse(said.toString());
  } catch (fault) {
    throw new CalendarFault('unreadable', fault);
  }
}
