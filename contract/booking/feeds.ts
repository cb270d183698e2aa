import { z } from 'zod';
import { anyone, operation, staff } from '../operation.ts';
import { id, instant, slug } from '../shapes.ts';

/** An address by which a calendar program follows bookings, without the address itself. */
export const calendarFeed = z.object({
  id,
  /** Whose bookings; null: those of the whole business. */
  resource: z.object({ id, name: z.string() }).nullable(),
  createdAt: instant,
  lastReadAt: instant.nullable(),
});

/** Addresses by which calendar programs follow bookings. */
export const feedOperations = {
  listFeeds: operation({
    method: 'GET',
    path: '/api/calendar-feeds',
    summary: 'List by how many addresses calendar programs follow bookings, without the addresses',
    who: staff('calendars.connect'),
    authority: 'caller',
    reply: z.object({
      feeds: z.array(calendarFeed),
      /** Whether the caller may have one of the whole business. */
      mayWhole: z.boolean(),
    }),
  }),
  makeFeed: operation({
    method: 'POST',
    path: '/api/calendar-feeds',
    summary: 'Make an address by which a calendar program follows bookings; it is shown this once',
    who: staff('calendars.connect'),
    authority: 'caller',
    status: 201,
    body: z.strictObject({ resource: id.nullable() }),
    reply: z.object({ feed: calendarFeed, url: z.string() }),
    errors: ['not_found', 'forbidden', 'limit_reached'],
  }),
  revokeFeed: operation({
    method: 'DELETE',
    path: '/api/calendar-feeds/{id}',
    summary: 'Take such an address back: whoever has it follows no longer',
    who: staff('calendars.connect'),
    authority: 'caller',
    params: z.object({ id }),
    errors: ['not_found'],
  }),
  getFeed: operation({
    method: 'GET',
    path: '/api/b/{slug}/feeds/{token}',
    summary: 'Follow bookings by an address made for it',
    who: anyone(),
    authority: 'none',
    params: z.object({ slug, token: z.string().max(100) }),
    download: 'text/calendar; charset=utf-8',
    errors: ['not_found'],
    perMinute: 60,
  }),
};
