import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';

/** Somebody at an event, as calendars write them. */
export interface Guest {
  readonly name: string;
  readonly email: string;
}

/** A booking as a calendar shows it. Instants; whoever reads it sees them in a zone of their own. */
export interface CalendarEvent {
  /** The same as long as it is the same booking, however often it moves. */
  readonly uid: string;
  /** Rises with each change. */
  readonly sequence: number;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  readonly start: Date;
  readonly end: Date;
  /** When it was last changed. */
  readonly changed: Date;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly organizer: Guest | null;
  readonly attendees: readonly Guest[];
  /** Where more is to be seen, http or https. */
  readonly url: string | null;
}

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
};

/**
 * An invitation to one booking, or its withdrawal where the booking was cancelled: a cancelled booking is never asked for,
 * and one that stands is never withdrawn.
 * @returns iCalendar text (RFC 5545, 5546), and the method that its content type names
 */
export function invitation(event: CalendarEvent): {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly text: string;
} {
  const method = event.status === 'cancelled' ? 'CANCEL' : 'REQUEST';
  return { method, text: written(ICalCalendarMethod[method], '', [event]) };
}

/** A calendar to subscribe to. @param name as calendars show it */
export function published(name: string, events: readonly CalendarEvent[]): string {
  return written(ICalCalendarMethod.PUBLISH, name, events);
}

function written(
  method: ICalCalendarMethod,
  name: string,
  events: readonly CalendarEvent[],
): string {
  const calendar = ical({
    method,
    prodId: { company: 'Clientele', product: 'Bookings' },
    // What names a calendar is written as it stands, so it is escaped here.
    name:
      name === ''
        ? null
        : text(name)
            .replace(/[\\;,]/g, '\\$&')
            .replaceAll('\n', ' '),
    ttl: name === '' ? null : 15 * 60,
  });
  for (const event of events) {
    const { organizer } = event;
    calendar.createEvent({
      // Neither is escaped by the library.
      id: event.uid.replace(/[^\w.@-]/g, '-'),
      sequence: event.sequence,
      stamp: event.changed,
      lastModified: event.changed,
      start: event.start,
      end: event.end,
      status: statuses[event.status],
      transparency: ICalEventTransparency.OPAQUE,
      summary: text(event.summary),
      description: text(event.description),
      location: text(event.location),
      url: event.url === null ? null : uri(event.url),
      organizer: organizer === null ? null : guest(organizer),
      attendees: event.attendees.map((one) => ({
        ...guest(one),
        role: ICalAttendeeRole.REQ,
        type: ICalAttendeeType.INDIVIDUAL,
        // Whoever booked has said yes; their calendar need not ask.
        status: ICalAttendeeStatus.ACCEPTED,
        rsvp: false,
      })),
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** Text without what a line of a calendar cannot carry. */
function text(said: string): string {
  return said
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '');
}

function guest({ name, email }: Guest): Guest {
  const address = text(email).replace(/[\s,;\\"<>]/g, '');
  return { name: text(name).trim() || address, email: address };
}

function uri(url: string): string {
  // Commas and semicolons would be escaped as text, which a URI is not.
  return new URL(url).href.replaceAll(',', '%2C').replaceAll(';', '%3B');
}
