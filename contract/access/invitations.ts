import { z } from 'zod';
import { anyone, operation, staff } from '../operation.ts';
import { emailAddress, id, instant, line } from '../shapes.ts';
import { staffRole } from '../tenancy/team.ts';

/** An open invitation to work for the business. */
export const invitation = z.object({
  id,
  email: z.string(),
  role: staffRole,
  /** The person who invited; null when a program did. */
  invitedBy: id.nullable(),
  createdAt: instant,
  expiresAt: instant,
});

/** The secret of a link that arrived by mail or stood on the server's screen. */
export const linkToken = z.string().min(20).max(200);

/** Bringing people in: an invitation travels by mail and counts once. */
export const invitationOperations = {
  listInvitations: operation({
    method: 'GET',
    path: '/api/invitations',
    summary: 'List the open invitations, newest first',
    who: staff('staff.invite'),
    authority: 'gate',
    reply: z.object({ rows: z.array(invitation) }),
  }),
  inviteStaff: operation({
    method: 'POST',
    path: '/api/invitations',
    summary: 'Invite somebody to work for the business; an earlier invitation of theirs ends',
    who: staff('staff.invite'),
    authority: 'gate',
    body: z.strictObject({ email: emailAddress, role: staffRole }),
    reply: invitation,
    status: 201,
    errors: ['already_staff', 'owner_only', 'limit_reached', 'demo_apart'],
  }),
  revokeInvitation: operation({
    method: 'DELETE',
    path: '/api/invitations/{id}',
    summary: 'Take an open invitation back',
    who: staff('staff.invite'),
    authority: 'gate',
    params: z.object({ id }),
  }),
  readInvitation: operation({
    method: 'POST',
    path: '/api/invitations/reading',
    summary: 'Read an invitation by the token of its link',
    who: anyone(),
    authority: 'gate',
    body: z.strictObject({ token: linkToken }),
    reply: z.object({
      business: z.string(),
      email: z.string(),
      role: staffRole,
      /** Whether the person must still say their name. */
      isNew: z.boolean(),
      expiresAt: instant,
    }),
    errors: ['link_dead'],
    perMinute: 60,
  }),
  acceptInvitation: operation({
    method: 'POST',
    path: '/api/invitations/acceptance',
    summary: 'Accept an invitation by the token of its link, and sign in',
    who: anyone(),
    authority: 'none',
    body: z.strictObject({ token: linkToken, name: line(120).optional() }),
    reply: z.object({ next: z.enum(['signed_in', 'second_factor']) }),
    errors: ['link_dead', 'demo_apart', 'already_staff', 'limit_reached'],
    perMinute: 60,
  }),
};
