import { keyOperations } from '#contract/access/keys';
import { implement } from '#platform/handler';
import { listKeys } from '../keys/list.ts';
import { makeKey } from '../keys/make.ts';
import { revokeKey } from '../keys/revoke.ts';

/** What answers for API keys. */
export const keyHandlers = implement(keyOperations, {
  listApiKeys: async ({ tx, who }) => ({ rows: await listKeys(tx, who.tenant) }),
  createApiKey: ({ tx, who, body }) => makeKey(tx, who, body),
  revokeApiKey: ({ tx, who, params }) => revokeKey(tx, who, params.id),
});
