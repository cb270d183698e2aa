import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { country, day, id, line } from '../shapes.ts';

/** Most holidays that a business has ahead of it. */
const mostHolidays = 500;

/** A country, or a part of it that has holidays of its own: `TH`, `DE-BY`. */
const region = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,5}){0,2}$/, 'must be a country, or a part of one, as in DE-BY');

/** A day on which the business, or one location of it, is closed, or open although others are not. */
export const holiday = z.object({
  day,
  name: z.string(),
  /** Null: all locations. */
  location: id.nullable(),
  isClosed: z.boolean(),
  /** `region`: a public holiday of the chosen region; `own`: put down by staff. */
  source: z.enum(['region', 'own']),
});

const holidays = z.object({
  /** Whose public holidays are put down by themselves; null: nobody’s. */
  region: region.nullable(),
  /** From this year on, by day. */
  holidays: z.array(holiday),
});

const named = z.array(z.object({ code: z.string(), name: z.string() }));

/** Days on which the business is closed. */
export const holidayOperations = {
  listHolidays: operation({
    method: 'GET',
    path: '/api/holidays',
    summary: 'List the days from this year on on which the business is closed',
    who: staff('business.read'),
    authority: 'caller',
    reply: holidays,
  }),
  setHolidays: operation({
    method: 'PUT',
    path: '/api/holidays',
    summary:
      'Put down the days from this year on on which the business is closed, in place of those there; public holidays of the region are added',
    who: staff('booking.settings'),
    authority: 'none',
    body: z.strictObject({
      region: region.nullable(),
      holidays: z
        .array(
          z.strictObject({
            day,
            name: line(120),
            location: id.nullable().default(null),
            isClosed: z.boolean().default(true),
            source: z.enum(['region', 'own']).default('own'),
          }),
        )
        .max(mostHolidays),
    }),
    reply: holidays,
    errors: ['not_found'],
  }),
  suggestHolidays: operation({
    method: 'GET',
    path: '/api/holidays/suggestions',
    summary: 'List the public holidays of a region in a year, in the language of the business',
    who: staff('business.read'),
    authority: 'none',
    query: z.object({ region, year: z.coerce.number().int().min(2000).max(2100) }),
    reply: z.object({ holidays: z.array(z.object({ day, name: z.string() })) }),
    errors: ['not_found'],
    perMinute: 60,
  }),
  listHolidayRegions: operation({
    method: 'GET',
    path: '/api/holidays/regions',
    summary: 'List countries whose public holidays are known, and the parts of one of them',
    who: staff('business.read'),
    authority: 'none',
    query: z.object({ country: country.optional() }),
    reply: z.object({ countries: named, parts: named }),
    perMinute: 60,
  }),
};
