import { sql } from 'kysely';
import type { merges } from '#contract/merges';
import type { QueryOf, ReplyOf } from '#contract/operation';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

type Page = ReplyOf<typeof merges.getIdentityHistory>;
type Entry = Page['rows'][number];
type Row = Omit<Entry, 'at' | 'ended'> & {
  readonly at: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly endedReason: string | null;
};

/**
 * What was decided about who a customer is, newest first: merges, by whom and why, also those that were undone; links by staff,
 * and those that ended; and of whom staff said that they are somebody else. As the caller.
 * @throws {Refusal} `invalid_input` for a cursor that is none
 */
export async function readIdentityHistory(
  tx: Tx,
  { tenant }: Tenanted,
  wanted: string,
  { limit, cursor }: QueryOf<typeof merges.getIdentityHistory>,
): Promise<Page> {
  const [at, after] = readCursor(cursor, ['instant', 'id']) ?? [];
  const { rows } = await sql<Row>`
    WITH RECURSIVE family (id) AS (
      SELECT clientele.survivor(${wanted}::uuid)
      UNION
      SELECT l.customer_id FROM family
      JOIN clientele.lineage l ON l.tenant_id = ${tenant} AND l.survivor_id = family.id AND l.undone_at IS NULL
    ), ids AS MATERIALIZED (SELECT ARRAY(SELECT f.id FROM family f) AS all), said AS (
      ${mergesOf(tenant)} UNION ALL ${linksOf(tenant)} UNION ALL ${apartOf(tenant)}
    )
    SELECT s.kind, s.id, s.at, s.by, s.reason, s.stayed, s.profile, s.method, s."endedAt", s."endedBy",
      s."endedReason", s.undoable,
      (SELECT json_build_object('id', o.id, 'name', o.name) FROM clientele.customers o
        WHERE o.tenant_id = ${tenant} AND o.id = s.other) AS other
    FROM said s
    WHERE ${at ?? null}::timestamptz IS NULL OR (s.at, s.id) < (${at ?? null}::timestamptz, ${after ?? null}::uuid)
    ORDER BY s.at DESC, s.id DESC LIMIT ${limit + 1}`.execute(tx);
  return {
    rows: rows.slice(0, limit).map(shown),
    next: nextCursor(rows, limit, (row) => [row.at.toISOString(), row.id]),
  };
}

// Merges of those who are one now, and those that were undone. One whose survivor went on to be part of another waits.
const mergesOf = (tenant: string) => sql`
  SELECT 'merge' AS kind, l.id, l.merged_at AS at, l.merged_by AS by, l.reason,
    l.survivor_id = ANY ((SELECT i.all FROM ids i)::uuid[]) AS stayed,
    CASE WHEN l.survivor_id = ANY ((SELECT i.all FROM ids i)::uuid[]) THEN l.customer_id ELSE l.survivor_id END AS other,
    NULL::json AS profile, NULL AS method, l.undone_at AS "endedAt", l.undone_by AS "endedBy",
    l.undone_reason AS "endedReason",
    l.undone_at IS NULL AND NOT EXISTS (SELECT FROM clientele.lineage o
      WHERE o.tenant_id = ${tenant} AND o.customer_id = l.survivor_id AND o.undone_at IS NULL) AS undoable
  FROM clientele.lineage l
  WHERE l.tenant_id = ${tenant}
    AND (l.survivor_id = ANY ((SELECT i.all FROM ids i)::uuid[]) OR l.customer_id = ANY ((SELECT i.all FROM ids i)::uuid[]))`;

// Links that staff made, and any that led here and ended.
const linksOf = (tenant: string) => sql`
  SELECT 'link', l.id, l.linked_at, l.linked_by, l.reason, NULL::boolean,
    CASE WHEN b.customer_id <> l.customer_id THEN b.customer_id END,
    json_build_object('id', p.id, 'source', p.source), l.method, l.ended_at, l.ended_by,
    coalesce((SELECT n.reason FROM clientele.links n
      WHERE n.tenant_id = ${tenant} AND n.profile_id = l.profile_id AND n.replaces = l.id LIMIT 1), ''),
    l.ended_at IS NULL AND l.replaces IS NOT NULL
  FROM clientele.links l
  JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id
  LEFT JOIN clientele.links b ON b.tenant_id = ${tenant} AND b.id = l.replaces
  WHERE l.tenant_id = ${tenant} AND l.customer_id = ANY ((SELECT i.all FROM ids i)::uuid[])
    AND (l.method = 'staff' OR l.ended_at IS NOT NULL)`;

const apartOf = (tenant: string) => sql`
  SELECT 'apart', CASE WHEN r.customer_id = ANY ((SELECT i.all FROM ids i)::uuid[]) THEN r.other_id ELSE r.customer_id END,
    r.rejected_at, r.rejected_by, r.reason, NULL::boolean,
    CASE WHEN r.customer_id = ANY ((SELECT i.all FROM ids i)::uuid[]) THEN r.other_id ELSE r.customer_id END,
    NULL::json, NULL, NULL::timestamptz, NULL::uuid, NULL, true
  FROM clientele.rejections r
  WHERE r.tenant_id = ${tenant}
    AND (r.customer_id = ANY ((SELECT i.all FROM ids i)::uuid[]) OR r.other_id = ANY ((SELECT i.all FROM ids i)::uuid[]))`;

function shown({ at, endedAt, endedBy, endedReason, ...row }: Row): Entry {
  return {
    ...row,
    at: at.toISOString(),
    ended:
      endedAt === null
        ? null
        : { at: endedAt.toISOString(), by: endedBy, reason: endedReason ?? '' },
  };
}
