import { sql } from 'kysely';
import { timelineKinds, type identity } from '#contract/identity';
import type { QueryOf, ReplyOf } from '#contract/operation';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

type Page = ReplyOf<typeof identity.getTimeline>;
type Entry = Page['rows'][number];

/**
 * What happened to a customer, newest first, with what happened to those that became part of it, and the cases in which
 * somebody else may be this customer. Read through the lineage, for events keep the id they were written with.
 * @throws {Refusal} `invalid_input` for a cursor that is none
 */
export async function readTimeline(
  tx: Tx,
  who: Tenanted,
  wanted: string,
  { limit, cursor, kind }: QueryOf<typeof identity.getTimeline>,
): Promise<Page> {
  const { tenant } = who;
  const id = sql`(SELECT clientele.survivor(${wanted}::uuid))`;
  const narrowed =
    kind === undefined
      ? sql``
      : sql`AND split_part(e.type, '.', 1) = ANY (${[...timelineKinds[kind]]}::text[])`;
  const [before] = readCursor(cursor, ['id']) ?? [];
  const page = sql`AND (${before ?? null}::uuid IS NULL OR e.id < ${before ?? null}::uuid)
    ${narrowed} ORDER BY e.id DESC LIMIT ${limit + 1}`;
  // Two parts, each by an index of its own: what happened to the customer, and cases in which somebody else may be it.
  const { rows } = await sql<Omit<Entry, 'at'> & { at: Date }>`
    WITH RECURSIVE member (id) AS (
      SELECT ${id}
      UNION
      SELECT l.customer_id FROM member
      JOIN clientele.lineage l ON l.tenant_id = ${tenant} AND l.survivor_id = member.id AND l.undone_at IS NULL
    ),
    family AS MATERIALIZED (SELECT ARRAY(SELECT m.id FROM member m) AS ids),
    happened AS (
      (SELECT e.*, false AS as_candidate FROM clientele.events e
        WHERE e.tenant_id = ${tenant} AND e.customer_id = ANY ((SELECT f.ids FROM family f)::uuid[]) ${page})
      UNION ALL
      (SELECT e.*, true FROM clientele.events e
        WHERE e.tenant_id = ${tenant} AND e.subject_kind = 'review' AND e.subject_id = ANY (ARRAY(
            SELECT k.review_id FROM clientele.review_candidates k
            WHERE k.tenant_id = ${tenant} AND k.customer_id = ANY ((SELECT f.ids FROM family f)::uuid[])))
          AND e.customer_id <> ALL ((SELECT f.ids FROM family f)::uuid[]) ${page}))
    SELECT e.id, e.at, e.type, e.facts AS data, e.as_candidate AS "asCandidate",
      json_build_object('kind', e.actor_kind, 'id', e.actor_id, 'name', NULL) AS actor,
      json_build_object('kind', e.subject_kind, 'id', e.subject_id) AS subject,
      CASE e.subject_kind
        WHEN 'note' THEN (SELECT n.text FROM clientele.customer_notes n
          WHERE n.tenant_id = ${tenant} AND n.id = e.subject_id AND n.removed_at IS NULL)
        WHEN 'household' THEN (SELECT h.name FROM clientele.households h
          WHERE h.tenant_id = ${tenant} AND h.id = e.subject_id)
      END AS about,
      (SELECT coalesce(json_agg(json_build_object('field', v.field, 'from', v.old_value, 'to', v.new_value)
          ORDER BY v.field), '[]')
        FROM clientele.event_values v WHERE v.tenant_id = ${tenant} AND v.event_id = e.id) AS changes
    FROM happened e ORDER BY e.id DESC LIMIT ${limit + 1}`.execute(tx);
  return {
    rows: rows.slice(0, limit).map((row) => Object.assign(row, { at: row.at.toISOString() })),
    next: nextCursor(rows, limit, (row) => [row.id]),
  };
}
