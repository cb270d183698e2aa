import type { FileOut } from '#platform/handler';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Who } from '#platform/who';
import { opened, visitor } from '../bookings/by-link.ts';
import { published } from '../calendars/event.ts';
import { calendarFile } from '../calendars/file.ts';
import { toldBooking } from './booking.ts';
import { eventOf } from './calendar.ts';

/** The booking that a link opens as a file that every calendar takes. @throws {Refusal} as `opened` */
export async function ownFile({ db }: Ports, who: Who, token: string): Promise<FileOut> {
  const by = visitor(who);
  const told = await db.as(who, 'engine', async (tx) =>
    toldBooking(tx, by.tenant, (await opened(tx, by, token)).id, 'en'),
  );
  if (told === undefined) return refuse('not_found');
  return calendarFile(`${told.reference}.ics`, published(told.business, [eventOf(told)]));
}
