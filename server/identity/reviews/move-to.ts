import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { Moved } from './misplaced.ts';

/** Moves cases to their places; one that somebody is deciding on stays where it is. As engine. */
export async function moveTo(tx: Tx, tenant: string, moved: readonly Moved[]): Promise<void> {
  const ids = moved.map(({ id }) => id);
  await sql`
    WITH held AS (
      SELECT r.id FROM clientele.reviews r
      WHERE r.tenant_id = ${tenant} AND r.id = ANY (${ids}::uuid[]) AND r.state = 'open'
      ORDER BY r.id FOR UPDATE SKIP LOCKED
    )
    UPDATE clientele.reviews AS r SET kind = m.kind, rank_at = m.rank_at
    FROM unnest(${ids}::uuid[], ${moved.map(({ kind }) => kind)}::text[],
      ${moved.map(({ rank_at }) => rank_at.toISOString())}::timestamptz[]) AS m (id, kind, rank_at)
    WHERE r.tenant_id = ${tenant} AND r.id = ANY (${ids}::uuid[]) AND r.id = m.id AND r.id IN (SELECT h.id FROM held AS h)`.execute(
    tx,
  );
}
