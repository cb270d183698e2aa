import type { z } from 'zod';
import type { session } from '#contract/access/session';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Customer, SignedIn, Staff } from '#platform/who';
import { mostSessions } from './rules.ts';

/** The caller's own sessions that have not ended, the one last used first. As `gate`. */
export async function listSessions(
  tx: Tx,
  who: SignedIn | Staff | Customer,
): Promise<z.input<typeof session>[]> {
  const all = tx
    .selectFrom('sessions')
    .select(['id', 'agent', 'address', 'created_at', 'last_seen_at', 'expires_at'])
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now())
    .orderBy('last_seen_at', 'desc')
    .limit(mostSessions);
  const rows = await (
    who.kind === 'customer'
      ? all.where('tenant_id', '=', who.tenant).where('profile_id', '=', who.profile)
      : all.where('user_id', '=', who.user)
  ).execute();
  return rows.map((row) => ({
    id: row.id,
    current: row.id === who.session,
    agent: row.agent,
    address: row.address,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }));
}
