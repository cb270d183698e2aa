import { sql, type RawBuilder } from 'kysely';
import type { duplicates } from '#contract/duplicates';
import type { QueryOf, ReplyOf } from '#contract/operation';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

type Page = ReplyOf<typeof duplicates.listDuplicates>;
type Pair = Page['rows'][number];
type Row = Omit<Pair, 'foundAt'> & { rank: number; foundAt: Date };

/** Pairs are counted up to here. */
const mostCounted = 10_000;

/**
 * That pair `d` is still to be looked at: nobody has answered it, both are there, and no open case asks the same. One pair at a
 * time, by the indexes: a page is short, and the planner would compare every pair with every case.
 */
const isOpen = (tenant: string): RawBuilder<unknown> => sql`d.answer IS NULL
  AND NOT EXISTS (SELECT FROM unnest(ARRAY[d.customer_id, d.other_id]) AS w (id)
    CROSS JOIN LATERAL (SELECT FROM clientele.customers g
      WHERE g.tenant_id = ${tenant} AND g.id = w.id AND (g.merged_at IS NOT NULL OR g.erased_at IS NOT NULL)
      LIMIT 1) AS gone)
  AND NOT EXISTS (SELECT FROM (VALUES (d.customer_id, d.other_id), (d.other_id, d.customer_id)) AS w (one, other)
    CROSS JOIN LATERAL (SELECT FROM clientele.reviews r
      JOIN clientele.review_candidates k ON k.tenant_id = ${tenant} AND k.review_id = r.id AND k.answer IS NULL
        AND k.customer_id = w.other
      WHERE r.tenant_id = ${tenant} AND r.state = 'open' AND r.customer_id = w.one LIMIT 1) AS asked)`;

/** Pairs of customers who may be one, the likeliest first. @throws {Refusal} `invalid_input` for a cursor that is none */
export async function listDuplicates(
  tx: Tx,
  { tenant }: Tenanted,
  { limit, cursor }: QueryOf<typeof duplicates.listDuplicates>,
): Promise<Page> {
  const [rank, customer, other] = readCursor(cursor, ['number', 'id', 'id']) ?? [];
  // The page first, and only then what its lines show: the planner, who takes a tenant for small, would sort all of it.
  const [{ rows }, count, searchedAt] = await Promise.all([
    sql<Row>`
      SELECT d.rank, d.probability, d.found_at AS "foundAt", ${shownOf(tenant, 'c')} AS one, ${shownOf(tenant, 'o')} AS other
      FROM (
        SELECT * FROM (
          SELECT * FROM clientele.duplicates f
          WHERE f.tenant_id = ${tenant} AND f.answer IS NULL
            AND (${rank ?? null}::int IS NULL OR (f.rank, f.customer_id, f.other_id) >
              (${rank ?? null}::int, ${customer ?? null}::uuid, ${other ?? null}::uuid))
          ORDER BY f.rank, f.customer_id, f.other_id OFFSET 0
        ) AS d
        WHERE ${isOpen(tenant)}
        ORDER BY d.rank, d.customer_id, d.other_id LIMIT ${limit + 1}
      ) AS d
      JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = d.customer_id
      JOIN clientele.customers o ON o.tenant_id = ${tenant} AND o.id = d.other_id
      ORDER BY d.rank, d.customer_id, d.other_id`.execute(tx),
    countDuplicates(tx, tenant),
    lastSearch(tx, tenant),
  ]);
  return {
    rows: rows.slice(0, limit).map(({ rank: _rank, foundAt, ...pair }) => ({
      ...pair,
      foundAt: foundAt.toISOString(),
    })),
    next: nextCursor(rows, limit, (row) => [String(row.rank), row.one.id, row.other.id]),
    count,
    searchedAt: searchedAt?.toISOString() ?? null,
  };
}

/** How many pairs are to be looked at: all at once, against all who are gone and all that cases ask. */
export async function countDuplicates(tx: Tx, tenant: string): Promise<number> {
  const { rows } = await sql<{ all: number }>`
    WITH asked AS MATERIALIZED (
      SELECT least(r.customer_id, k.customer_id) AS low, greatest(r.customer_id, k.customer_id) AS high
      FROM clientele.reviews r
      JOIN clientele.review_candidates k ON k.tenant_id = ${tenant} AND k.review_id = r.id AND k.answer IS NULL
      WHERE r.tenant_id = ${tenant} AND r.state = 'open'
    ), gone AS MATERIALIZED (
      SELECT g.id FROM clientele.customers g
      WHERE g.tenant_id = ${tenant} AND (g.merged_at IS NOT NULL OR g.erased_at IS NOT NULL)
    )
    SELECT count(*)::int AS all FROM (
      SELECT FROM clientele.duplicates d
      WHERE d.tenant_id = ${tenant} AND d.answer IS NULL
        AND (d.customer_id, d.other_id) NOT IN (SELECT a.low, a.high FROM asked a)
        AND d.customer_id NOT IN (SELECT g.id FROM gone g) AND d.other_id NOT IN (SELECT g.id FROM gone g)
      LIMIT ${mostCounted}
    ) AS counted`.execute(tx);
  return rows[0]?.all ?? 0;
}

async function lastSearch(tx: Tx, tenant: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('duplicate_searches')
    .select(['ended_at', 'since'])
    .where('tenant_id', '=', tenant)
    .executeTakeFirst();
  return row?.ended_at ?? row?.since ?? null;
}

/** Customer `alias`, as a line shows it. */
function shownOf(tenant: string, alias: 'c' | 'o') {
  const id = sql.id(alias, 'id');
  const first = (kind: 'email' | 'phone') => sql`(SELECT i.value FROM clientele.identifiers i
    WHERE i.tenant_id = ${tenant} AND i.customer_id = ${id} AND i.kind = ${kind} AND i.is_primary)`;
  return sql`json_build_object('id', ${id}, 'name', ${sql.id(alias, 'name')},
    'email', ${first('email')}, 'phone', ${first('phone')},
    'profiles', (SELECT count(*)::int FROM clientele.links l
      WHERE l.tenant_id = ${tenant} AND l.customer_id = ${id} AND l.ended_at IS NULL),
    'since', to_char(${sql.id(alias, 'created_at')} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
}
