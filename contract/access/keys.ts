import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { id, instant, line } from '../shapes.ts';
import { act } from './me.ts';

/** A key with which a program acts for the business, without its token. */
export const apiKey = z.object({
  id,
  name: z.string(),
  /** How the token begins and ends, to tell keys apart. */
  hint: z.string(),
  acts: z.array(act),
  /** The person who made it; null when a program did. */
  createdBy: id.nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});

/** Keys for programs: each may do the acts it was given, which can be no more than its maker's. */
export const keyOperations = {
  listApiKeys: operation({
    method: 'GET',
    path: '/api/keys',
    summary: 'List the API keys, newest first, revoked ones last',
    who: staff('keys.manage'),
    authority: 'caller',
    reply: z.object({ rows: z.array(apiKey) }),
  }),
  createApiKey: operation({
    method: 'POST',
    path: '/api/keys',
    summary: 'Make an API key; its token is shown in this answer and never again',
    who: staff('keys.manage'),
    authority: 'caller',
    body: z.strictObject({
      name: line(80),
      acts: z.array(act).min(1).max(100),
      expiresAt: instant.nullable().default(null),
    }),
    reply: apiKey.extend({ token: z.string() }),
    status: 201,
    errors: ['acts_beyond_yours', 'limit_reached'],
  }),
  revokeApiKey: operation({
    method: 'DELETE',
    path: '/api/keys/{id}',
    summary: 'Revoke an API key at once and for good',
    who: staff('keys.manage'),
    authority: 'caller',
    params: z.object({ id }),
  }),
};
