import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { id, instant, line, text, timeZone } from '../shapes.ts';
import { tagColor } from '../tenancy/tags.ts';

/** Most resources of one business; lists return all of them. */
export const mostResources = 1000;

/** What a booking takes: somebody, or something there is only so much of. */
export const resourceKinds = ['person', 'bay', 'room', 'thing'] as const;
const kind = z.enum(resourceKinds);

/** A person, a bay, a room or a thing that bookings take. */
export const resource = z.object({
  id,
  kind,
  name: z.string(),
  about: z.string(),
  /** Who of the team a person is; null where they have no sign-in, or have left. */
  user: id.nullable(),
  location: id.nullable(),
  /** The zone in which its hours are written. */
  timeZone,
  /** Whether it can be had only at hours of its own; otherwise at any hour. */
  hasHours: z.boolean(),
  /** How many bookings it bears at once. */
  lanes: z.number().int(),
  /** Most bookings of a local day; null: no limit. */
  dailyCap: z.number().int().nullable(),
  color: tagColor,
  /** Its place in the list, from 1. */
  position: z.number().int(),
  /** Where an appointment from afar is held: at an address of theirs, or in a room that is made for each. */
  meeting: z.object({
    kind: z.enum(['none', 'own_url', 'jitsi', 'zoom', 'meet']),
    url: z.string().nullable(),
  }),
  archivedAt: instant.nullable(),
  createdAt: instant,
});
export type Resource = z.infer<typeof resource>;

const meeting = z
  .strictObject({
    kind: z.enum(['none', 'own_url', 'jitsi', 'zoom', 'meet']),
    url: z
      .url({ protocol: /^https$/ })
      .max(500)
      .nullable()
      .default(null),
  })
  .refine((one) => (one.kind === 'own_url') === (one.url !== null), {
    path: ['url'],
    message: 'must be given where the address is their own, and else not',
  });

const fields = {
  name: line(120),
  about: text(2000),
  user: id.nullable(),
  location: id.nullable(),
  timeZone,
  hasHours: z.boolean(),
  lanes: z.number().int().min(1).max(200),
  dailyCap: z.number().int().min(1).max(10_000).nullable(),
  color: tagColor,
  meeting,
};
const params = z.object({ id });

/** People, bays, rooms and things that bookings take. Archived, never deleted: bookings of the past refer to them. */
export const resourceOperations = {
  listResources: operation({
    method: 'GET',
    path: '/api/resources',
    summary: 'List the people and places that bookings take in their order, archived ones last',
    who: staff('business.read'),
    authority: 'caller',
    reply: z.object({ rows: z.array(resource) }),
  }),
  createResource: operation({
    method: 'POST',
    path: '/api/resources',
    summary: 'Add somebody or something that bookings take, at the end',
    who: staff('resources.change'),
    authority: 'caller',
    body: z.strictObject({
      kind,
      ...fields,
      about: fields.about.default(''),
      user: fields.user.default(null),
      location: fields.location.default(null),
      /** Absent: the location's, or else the business's. */
      timeZone: timeZone.optional(),
      hasHours: fields.hasHours.default(true),
      lanes: fields.lanes.default(1),
      dailyCap: fields.dailyCap.default(null),
      color: fields.color.default('grey'),
      meeting: fields.meeting.default({ kind: 'none', url: null }),
    }),
    reply: resource,
    status: 201,
    errors: ['name_taken', 'in_use', 'limit_reached'],
  }),
  updateResource: operation({
    method: 'PATCH',
    path: '/api/resources/{id}',
    summary: 'Change somebody or something that bookings take; only what is sent changes',
    who: staff('resources.change'),
    authority: 'caller',
    params,
    body: z.strictObject(fields).partial(),
    reply: resource,
    errors: ['name_taken', 'in_use'],
  }),
  orderResources: operation({
    method: 'PUT',
    path: '/api/resources/order',
    summary: 'Put the people and places in order; each that is not archived is named once',
    who: staff('resources.change'),
    authority: 'caller',
    body: z.strictObject({ ids: z.array(id).max(mostResources) }),
    reply: z.object({ rows: z.array(resource) }),
    errors: ['conflict'],
  }),
  archiveResource: operation({
    method: 'PUT',
    path: '/api/resources/{id}/archive',
    summary: 'Archive somebody or something that no booking takes any more',
    who: staff('resources.change'),
    authority: 'caller',
    params,
    reply: resource,
    errors: ['in_use'],
  }),
  restoreResource: operation({
    method: 'DELETE',
    path: '/api/resources/{id}/archive',
    summary: 'Bring somebody or something archived back',
    who: staff('resources.change'),
    authority: 'caller',
    params,
    reply: resource,
    errors: ['name_taken'],
  }),
};
