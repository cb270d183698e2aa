import type { z } from 'zod';
import type { invitation } from '#contract/access/invitations';
import type { StaffRole } from '#contract/acts';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { mostOpen } from './rules.ts';

/** An open invitation, as staff see it. */
export type Invitation = z.input<typeof invitation>;

/** The open invitations of a business, newest first. As `gate`. */
export async function listInvitations(tx: Tx, tenant: string): Promise<Invitation[]> {
  const rows = await tx
    .selectFrom('invitations')
    .select(['id', 'email', 'role', 'invited_by', 'created_at', 'expires_at'])
    .where('tenant_id', '=', tenant)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now())
    .orderBy('id', 'desc')
    .limit(mostOpen)
    .execute();
  return rows.map(invitationOf);
}

/** A row of invitations as staff see it. */
export function invitationOf(row: {
  id: string;
  email: string;
  role: string;
  invited_by: string | null;
  created_at: Date;
  expires_at: Date;
}): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role as StaffRole,
    invitedBy: row.invited_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}
