import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

const ended = (tenant: string, before: Date) =>
  sql`tenant_id = ${tenant} AND coalesce(revoked_at, expires_at) < ${before}`;

/** How many sessions at a business ended before an instant. As `gate`. */
export async function countEndedSessions(tx: Tx, tenant: string, before: Date): Promise<number> {
  const { rows } = await sql<{ all: number }>`
    SELECT count(*)::int AS all FROM clientele.sessions WHERE ${ended(tenant, before)}`.execute(tx);
  return rows[0]?.all ?? 0;
}

/** Forgets sessions at a business that ended before an instant. As `gate`. @returns how many */
export async function forgetEndedSessions(tx: Tx, tenant: string, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM clientele.sessions WHERE ${ended(tenant, before)}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
