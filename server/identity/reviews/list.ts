import { sql, type RawBuilder } from 'kysely';
import type { QueryOf, ReplyOf } from '#contract/operation';
import type { reviews } from '#contract/reviews';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { isDue, isPutBack, rank } from './waiting.ts';

type Query = QueryOf<typeof reviews.listReviews>;
type Page = ReplyOf<typeof reviews.listReviews>;
type Shown = Page['rows'][number];
type Instants = 'createdAt' | 'dueAt' | 'decidedAt';
type Row = Omit<Shown, Instants> & {
  createdAt: Date;
  dueAt: Date | null;
  decidedAt: Date | null;
  place: Date;
};

/** An order of cases: by what, whether upwards, and which of them. */
interface Order {
  readonly by: RawBuilder<unknown>;
  readonly isUp: boolean;
  readonly which: RawBuilder<unknown>;
}

/**
 * Cases in one state. Open ones in the order in which they are best decided, those put back by when they come up again;
 * closed ones with the latest first. @throws {Refusal} `invalid_input` for a cursor that is none
 */
export async function listReviews(
  tx: Tx,
  { tenant }: Tenanted,
  { limit, cursor, state, due, reason }: Query,
): Promise<Page> {
  const { by, isUp, which } = orderOf(state, due);
  const [at, id] = readCursor(cursor, ['instant', 'id']) ?? [];
  const beyond = sql`(${by}, r.id) ${isUp ? sql`>` : sql`<`} (${at ?? null}::timestamptz, ${id ?? null}::uuid)`;
  const way = isUp ? sql`ASC` : sql`DESC`;
  // The page first, and only then what its lines show: the planner, who takes a tenant for small, would sort all of it.
  const { rows } = await sql<Row>`
    SELECT r.id, r.state, r.reason, r.profile_id AS profile, r.customer_id AS customer, c.name, p.source,
      k.candidates, k.probability, k.likeliest, r.created_at AS "createdAt", r.due_at AS "dueAt",
      r.decided_at AS "decidedAt", r.decided_by AS "decidedBy", r.place
    FROM (
      SELECT r.*, ${by} AS place FROM clientele.reviews r
      WHERE r.tenant_id = ${tenant} AND ${which}
        AND (${reason ?? null}::text IS NULL OR r.reason = ${reason ?? null}::text)
        AND (${at ?? null}::timestamptz IS NULL OR ${beyond})
      ORDER BY ${by} ${way}, r.id ${way} LIMIT ${limit + 1}
    ) AS r
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = r.customer_id
    CROSS JOIN LATERAL (
      SELECT o.source FROM clientele.profiles o WHERE o.tenant_id = ${tenant} AND o.id = r.profile_id LIMIT 1
    ) AS p
    CROSS JOIN LATERAL ${ofCandidates(tenant)} AS k
    ORDER BY r.place ${way}, r.id ${way}`.execute(tx);
  return {
    rows: rows.slice(0, limit).map(shown),
    next: nextCursor(rows, limit, (row) => [row.place.toISOString(), row.id]),
  };
}

function orderOf(state: Query['state'], due: Query['due']): Order {
  if (state === 'open') {
    if (due === 'later') return { by: sql`r.due_at`, isUp: true, which: isPutBack() };
    return { by: rank, isUp: true, which: due === 'now' ? isDue() : sql`r.state = 'open'` };
  }
  const which =
    state === 'decided'
      ? sql`r.state <> 'open'`
      : sql`r.state <> 'open' AND r.state = ${state}::text`;
  return { by: sql`coalesce(r.decided_at, r.created_at)`, isUp: false, which };
}

/** Who is left to decide on in case `r`; once it is closed, whom it was about. */
const ofCandidates = (tenant: string) => sql`(
  SELECT count(*)::int AS candidates, coalesce(max(o.probability), 0) AS probability,
    (array_agg(json_build_object('customer', o.customer_id, 'name', l.name)
      ORDER BY o.probability DESC, o.customer_id))[1] AS likeliest
  FROM clientele.review_candidates o
  JOIN clientele.customers l ON l.tenant_id = ${tenant} AND l.id = o.customer_id
  WHERE o.tenant_id = ${tenant} AND o.review_id = r.id AND (r.state <> 'open' OR o.answer IS NULL))`;

function shown({ place: _place, ...row }: Row): Shown {
  return Object.assign(row, {
    createdAt: row.createdAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  });
}
