import type { CalendarPart } from '#platform/mail';
import { type CalendarEvent, invitation } from '../calendars/event.ts';
import type { ToldBooking } from './booking.ts';
import { placeOf } from './values.ts';

/**
 * A booking as an event for its booker's calendar: put in or changed, or taken out where it was cancelled.
 * @param organizer address that answers go to
 */
export function calendarOf(booking: ToldBooking, organizer: string): CalendarPart {
  const by = { name: booking.business, email: organizer };
  const { method, text } = invitation({ ...eventOf(booking), organizer: by });
  return { method, content: text };
}

/** A booking as calendars show it. */
export function eventOf(booking: ToldBooking): CalendarEvent {
  return {
    uid: booking.uid,
    sequence: booking.sequence,
    status: statusOf(booking.status),
    start: booking.starts,
    end: booking.ends,
    changed: booking.changed,
    summary: `${booking.service}, ${booking.business}`,
    description: booking.reference,
    location: placeOf(booking),
    organizer: null,
    attendees: booking.email === null ? [] : [{ name: booking.name, email: booking.email }],
    url: booking.meeting,
  };
}

function statusOf(status: string): 'confirmed' | 'tentative' | 'cancelled' {
  if (status === 'cancelled') return 'cancelled';
  return status === 'pending' ? 'tentative' : 'confirmed';
}
