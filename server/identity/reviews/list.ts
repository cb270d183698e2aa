import { sql } from 'kysely';
import type { identity } from '#contract/identity';
import type { QueryOf, ReplyOf } from '#contract/operation';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

type Page = ReplyOf<typeof identity.listReviews>;
type Row = Omit<Page['rows'][number], 'createdAt'> & { createdAt: Date };

/** Cases in one state, newest first. @throws {Refusal} `invalid_input` for a cursor that is none */
export async function listReviews(
  tx: Tx,
  { tenant }: Tenanted,
  { limit, cursor, state }: QueryOf<typeof identity.listReviews>,
): Promise<Page> {
  const [before] = readCursor(cursor, ['id']) ?? [];
  const { rows } = await sql<Row>`
    SELECT r.id, r.state, r.reason, r.profile_id AS profile, r.customer_id AS customer, c.name, p.source,
      k.candidates, k.probability, r.created_at AS "createdAt"
    FROM clientele.reviews r
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = r.customer_id
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = r.profile_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS candidates, coalesce(max(o.probability), 0) AS probability
      FROM clientele.review_candidates o WHERE o.tenant_id = ${tenant} AND o.review_id = r.id
    ) AS k
    WHERE r.tenant_id = ${tenant} AND r.state = ${state}
      AND (${before ?? null}::uuid IS NULL OR r.id < ${before ?? null}::uuid)
    ORDER BY r.id DESC LIMIT ${limit + 1}`.execute(tx);
  return {
    rows: rows.slice(0, limit).map(shown),
    next: nextCursor(rows, limit, (row) => [row.id]),
  };
}

const shown = (row: Row) => Object.assign(row, { createdAt: row.createdAt.toISOString() });
