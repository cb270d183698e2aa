import { askForProof } from '#access';
import { portal } from '#contract/portal';
import { implement } from '#platform/handler';
import { addOwnEmail, changeOwnRecord } from './change.ts';
import { readOwnRecord } from './record.ts';

/** What answers customers about their own record. */
export const handlers = implement(portal, {
  getOwnRecord: ({ tx, who }) => readOwnRecord(tx, who),
  updateOwnRecord: ({ tx, who, body }) => changeOwnRecord(tx, who, body),
  requestEmailCode: async ({ who, body, ports }) => {
    const expiresAt = await askForProof(ports.db, who, body.email);
    return { expiresAt: expiresAt.toISOString() };
  },
  addOwnEmail: ({ who, body, ports }) => addOwnEmail(ports.db, who, body),
});
