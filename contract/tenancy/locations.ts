import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { id, instant, line, text, timeZone } from '../shapes.ts';

/** A place where a business receives people. */
export const location = z.object({
  id,
  name: z.string(),
  address: z.string(),
  timeZone,
  archivedAt: instant.nullable(),
  createdAt: instant,
});

const params = z.object({ id });

/** The places of a business: added, changed, archived, never deleted, because the past refers to them. */
export const locationOperations = {
  listLocations: operation({
    method: 'GET',
    path: '/api/locations',
    summary: 'List the places of the business, archived ones last',
    who: staff('business.read'),
    authority: 'caller',
    reply: z.object({ rows: z.array(location) }),
  }),
  createLocation: operation({
    method: 'POST',
    path: '/api/locations',
    summary: 'Add a place',
    who: staff('locations.change'),
    authority: 'caller',
    body: z.strictObject({ name: line(120), address: text(400).default(''), timeZone }),
    reply: location,
    status: 201,
    errors: ['name_taken', 'limit_reached'],
  }),
  updateLocation: operation({
    method: 'PATCH',
    path: '/api/locations/{id}',
    summary: 'Change a place; only what is sent changes',
    who: staff('locations.change'),
    authority: 'caller',
    params,
    body: z.strictObject({
      name: line(120).optional(),
      address: text(400).optional(),
      timeZone: timeZone.optional(),
    }),
    reply: location,
    errors: ['name_taken'],
  }),
  archiveLocation: operation({
    method: 'PUT',
    path: '/api/locations/{id}/archive',
    summary: 'Archive a place: it stays in the past and leaves the choices',
    who: staff('locations.change'),
    authority: 'caller',
    params,
    reply: location,
  }),
  restoreLocation: operation({
    method: 'DELETE',
    path: '/api/locations/{id}/archive',
    summary: 'Bring an archived place back',
    who: staff('locations.change'),
    authority: 'caller',
    params,
    reply: location,
  }),
};
