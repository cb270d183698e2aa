import { invitationOperations } from '#contract/access/invitations';
import { implement } from '#platform/handler';
import { acceptInvitation, readInvitation } from '../invitations/accept.ts';
import { listInvitations } from '../invitations/list.ts';
import { invite } from '../invitations/make.ts';
import { revokeInvitation } from '../invitations/revoke.ts';

/** What answers for bringing people in. */
export const invitationHandlers = implement(invitationOperations, {
  listInvitations: async ({ tx, who }) => ({ rows: await listInvitations(tx, who.tenant) }),
  inviteStaff: ({ tx, who, body }) => invite(tx, who, body),
  revokeInvitation: ({ tx, who, params }) => revokeInvitation(tx, who, params.id),
  readInvitation: ({ tx, body }) => readInvitation(tx, body.token),
  acceptInvitation: async ({ who, body, ports, setCookie }) => {
    const { cookie, next } = await acceptInvitation(ports.db, who, body);
    setCookie(cookie);
    return { next };
  },
});
