import type { Read } from './api.ts';

/** What the page asks for first. */
export interface FirstTimes {
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly reply: unknown;
}

/** Fewer days than these left of a month are shown with all of the next. */
const fewDays = 8;

/**
 * The times of the first month, so that they are there with the page: asked as the page will ask, for what it asks first.
 * @param said what the address says of it
 * @param today in the business's zone
 */
export async function firstTimes(
  read: Read,
  service: string,
  said: Readonly<Record<string, string | undefined>>,
  today: Temporal.PlainDate,
): Promise<FirstTimes | undefined> {
  const query = { ...said, ...daysFrom(today) };
  const reply = await read(`/services/${service}/slots`, query);
  return reply === undefined ? undefined : { query, reply };
}

/** From yesterday, which is still today somewhere, to the first day of the month after. */
function daysFrom(today: Temporal.PlainDate): { readonly from: string; readonly to: string } {
  const first = today.with({ day: 1 });
  const isNearEnd = today.daysInMonth - today.day < fewDays;
  const to = first.add({ months: isNearEnd ? 2 : 1 });
  return { from: today.subtract({ days: 1 }).toString(), to: to.toString() };
}
