import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { country, currency, id, instant, language, line, slug, timeZone } from '../shapes.ts';

/** A colour that a business is recognised by, as in `#1f6f5c`. */
export const accent = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #1f6f5c');

/** A business as its staff see it. */
export const business = z.object({
  id,
  slug,
  name: z.string(),
  timeZone,
  currency,
  country,
  language,
  accent,
  isDemo: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
});

/** Reading and changing what a business says of itself. */
export const businessOperations = {
  getBusiness: operation({
    method: 'GET',
    path: '/api/business',
    summary: 'Read the business you are working for',
    who: staff('business.read'),
    authority: 'caller',
    reply: business,
  }),
  getDemoFill: operation({
    method: 'GET',
    path: '/api/business/demo',
    summary: 'Read how far the people of a demo business have come in',
    who: staff('business.read'),
    authority: 'caller',
    reply: z.object({
      /** How many people it is to have; 0 for a business that is not of the demo. */
      people: z.number().int(),
      /** How much of their history is there, from 0 to 1. */
      share: z.number().min(0).max(1),
    }),
  }),
  updateBusiness: operation({
    method: 'PATCH',
    path: '/api/business',
    summary: 'Change what the business says of itself; only what is sent changes',
    who: staff('business.change'),
    authority: 'caller',
    body: z.strictObject({
      slug: slug.optional(),
      name: line(120).optional(),
      timeZone: timeZone.optional(),
      currency: currency.optional(),
      country: country.optional(),
      language: language.optional(),
      accent: accent.optional(),
    }),
    reply: business,
    errors: ['slug_taken'],
  }),
};
