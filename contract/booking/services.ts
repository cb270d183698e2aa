import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { money } from '../payments.ts';
import { currency, id, instant } from '../shapes.ts';
import {
  mostOfService,
  serviceNeed,
  serviceOption,
  servicePrice,
  serviceQuestion,
} from './service-lists.ts';
import { pays, serviceRules } from './service-rules.ts';

/** Most services of one business. */
export const mostServices = 300;

/** Where it is to be had; none: wherever its people and things are. */
const locations = z.array(id).max(mostOfService.locations);

/** How many may be had at once, whoever does it; null: as many as its people and things allow. */
const atOnce = z.number().int().min(1).max(200).nullable();

/** Something that can be booked. */
export const bookable = serviceRules.extend({
  id,
  locations,
  options: z.array(serviceOption),
  prices: z.array(servicePrice.extend({ id })),
  needs: z.array(serviceNeed),
  atOnce,
  questions: z.array(serviceQuestion),
  /** One more with each change of the terms. */
  termsVersion: z.number().int(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type Bookable = z.infer<typeof bookable>;

const row = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  shortDescription: z.string(),
  bookingType: serviceRules.shape.bookingType,
  isActive: z.boolean(),
  isPopular: z.boolean(),
  seats: z.number().int().nullable(),
  pay: z.enum(pays),
  currency,
  isPerPerson: z.boolean(),
  /** How long it may be had, in minutes; none: nobody can book it yet. */
  minutes: z.array(z.number().int()),
  /** The lowest and the highest price; null while it cannot be booked. */
  prices: z.object({ from: money, to: money }).nullable(),
  /** Of how many pools a booking takes somebody or something. */
  needs: z.number().int(),
  archivedAt: instant.nullable(),
});

const params = z.object({ id });
const read = { who: staff('business.read'), authority: 'caller' } as const;
const change = { who: staff('services.change'), authority: 'caller' } as const;
const said = { ...serviceRules.shape, locations };
const changed = z.strictObject(said).partial();

/** What can be booked: added, changed, archived, never deleted, because bookings refer to it. Lists are put whole. */
export const serviceOperations = {
  listServices: operation({
    method: 'GET',
    path: '/api/services',
    summary: 'List the services in their order, archived ones last',
    ...read,
    reply: z.object({ rows: z.array(row) }),
  }),
  getService: operation({
    method: 'GET',
    path: '/api/services/{id}',
    summary: 'Read a service with its durations, prices, needs and questions',
    ...read,
    params,
    reply: bookable,
  }),
  createService: operation({
    method: 'POST',
    path: '/api/services',
    summary:
      'Add a service at the end; its slug is made from its name, its currency is that of the business, where they are left out',
    ...change,
    body: changed.required({ name: true }),
    reply: bookable,
    status: 201,
    errors: ['name_taken', 'limit_reached'],
  }),
  updateService: operation({
    method: 'PATCH',
    path: '/api/services/{id}',
    summary:
      'Change a service; only what is sent changes. Amounts of a deposit and of no-shows go with the way of paying they belong to',
    ...change,
    params,
    body: changed,
    reply: bookable,
    errors: ['name_taken'],
  }),
  orderServices: operation({
    method: 'PUT',
    path: '/api/services/order',
    summary: 'Put the services in order; every unarchived service is named once',
    ...change,
    body: z.strictObject({ ids: z.array(id).max(mostServices) }),
    errors: ['conflict'],
  }),
  archiveService: operation({
    method: 'PUT',
    path: '/api/services/{id}/archive',
    summary: 'Archive a service: nobody can book it, and its bookings stay',
    ...change,
    params,
    reply: bookable,
  }),
  restoreService: operation({
    method: 'DELETE',
    path: '/api/services/{id}/archive',
    summary: 'Bring an archived service back, at the end',
    ...change,
    params,
    reply: bookable,
    errors: ['name_taken', 'limit_reached'],
  }),
  setServiceOptions: operation({
    method: 'PUT',
    path: '/api/services/{id}/options',
    summary:
      'Say how long a service may be had and what each costs; one that is left out is archived, with its peak prices',
    ...change,
    params,
    body: z.strictObject({
      options: z.array(serviceOption.partial({ id: true })).max(mostOfService.options),
    }),
    reply: bookable,
  }),
  setServicePrices: operation({
    method: 'PUT',
    path: '/api/services/{id}/prices',
    summary:
      'Set peak and off-peak prices. Of those that fit, one of a location holds before one of all, then one of an option, then the last',
    ...change,
    params,
    body: z.strictObject({ prices: z.array(servicePrice).max(mostOfService.prices) }),
    reply: bookable,
  }),
  setServiceNeeds: operation({
    method: 'PUT',
    path: '/api/services/{id}/needs',
    summary:
      'Say which people and things a booking takes, each of a pool of its own, and how many bookings there may be at once',
    ...change,
    params,
    body: z.strictObject({
      needs: z.array(serviceNeed.partial({ id: true })).max(mostOfService.needs),
      atOnce,
    }),
    reply: bookable,
    errors: ['pools_overlap'],
  }),
  setServiceQuestions: operation({
    method: 'PUT',
    path: '/api/services/{id}/questions',
    summary:
      'Set what is asked of whoever books; a question that is left out, or is of another kind, is archived with its answers',
    ...change,
    params,
    body: z.strictObject({
      questions: z.array(serviceQuestion.partial({ id: true })).max(mostOfService.questions),
    }),
    reply: bookable,
  }),
};
