import { z } from 'zod';
import { linkMethod } from './evidence.ts';
import { operation, staff } from './operation.ts';
import { id, instant, page, paging } from './shapes.ts';

/**
 * Why a link may lead astray. `silent`: nothing was heard of the profile for a year; `disagrees`: what the customer is known as
 * by now speaks against it; `merged`: it leads to somebody who became part of another; `erased`: to somebody who was erased.
 */
export const staleReason = z.enum(['silent', 'disagrees', 'merged', 'erased']);

const staleLink = z.object({
  link: id,
  profile: id,
  source: z.string(),
  /** What the profile calls itself. */
  says: z.string(),
  customer: id,
  name: z.string(),
  method: linkMethod,
  reason: staleReason,
  lastSeenAt: instant,
  lastVerifiedAt: instant,
});

/** The health of links between profiles and customers. */
export const linkHealth = {
  listStaleLinks: operation({
    method: 'GET',
    path: '/api/stale-links',
    summary: 'List links that may lead astray, with why',
    who: staff('customers.read'),
    authority: 'caller',
    query: z.strictObject({ ...paging, reason: staleReason.optional() }),
    reply: page(staleLink),
  }),
  confirmLink: operation({
    method: 'POST',
    path: '/api/links/{id}/confirm',
    summary: 'Say that a link is right: it counts as verified from now on, by staff',
    who: staff('reviews.decide'),
    authority: 'engine',
    params: z.object({ id }),
    errors: ['erased'],
  }),
};
