import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';

/** Longest time of one statement of a count. */
const longestMs = 600_000;

/**
 * Counts a tenant's customers, and how many share a given name, a family name or a town, anew. As engine.
 * What only one customer has is left out: it is as rare as can be, and it would name them.
 */
export async function recountTerms(tx: Tx, tenant: string): Promise<void> {
  // The first statement's row is what two counts at once wait for. A million customers take longer than a request may.
  await Promise.all([
    sql`SELECT set_config('statement_timeout', ${String(longestMs)}, true)`.execute(tx),
    sql`INSERT INTO clientele.match_statistics (tenant_id, customers, counted, counted_at)
      SELECT ${tenant}::uuid, count(*), count(*), ${now()}::timestamptz
      FROM clientele.match_records r WHERE r.tenant_id = ${tenant}
      ON CONFLICT (tenant_id) DO UPDATE SET customers = excluded.customers, counted = excluded.counted,
        counted_at = excluded.counted_at`.execute(tx),
    sql`DELETE FROM clientele.term_counts WHERE tenant_id = ${tenant}`.execute(tx),
    sql`INSERT INTO clientele.term_counts (tenant_id, field, term, customers)
      SELECT ${tenant}::uuid, said.field, said.term, count(*)
      FROM clientele.match_records r
      CROSS JOIN LATERAL json_to_record(r.record) AS part (given json, family json, place json)
      CROSS JOIN LATERAL (VALUES ('given', part.given ->> 'text'), ('family', part.family ->> 'text'),
        ('place', part.place ->> 'city')) AS said (field, term)
      WHERE r.tenant_id = ${tenant} AND said.term <> ''
      GROUP BY said.field, said.term HAVING count(*) > 1`.execute(tx),
  ]);
}

/** Fewer customers than this say nothing about how common a name is. */
const fewest = 500;

/**
 * Keeps count of customers through a batch, and counts names anew whenever there are twice as many as at the last count:
 * all counts of an import together cost about two of its whole. Single arrivals do not count, for they would wait for
 * one another's row; a job does it for them.
 */
export async function countBatch(tx: Tx, tenant: string, made: number): Promise<void> {
  if (made === 0) return;
  const { rows } = await sql<{ customers: number; counted: number }>`
    INSERT INTO clientele.match_statistics (tenant_id, customers, counted, counted_at)
    VALUES (${tenant}, ${made}, 0, ${now()})
    ON CONFLICT (tenant_id) DO UPDATE SET customers = match_statistics.customers + ${made}
    RETURNING customers, counted`.execute(tx);
  const [row] = rows;
  if (row !== undefined && row.customers >= Math.max(fewest, 2 * row.counted))
    await recountTerms(tx, tenant);
}

/**
 * Counts names anew, once a batch has been taken back, if they have been counted while it was there. A business whose
 * customers nobody has ever counted is as it was before its first batch.
 * @param since when the batch came
 */
export async function recountWithout(tx: Tx, tenant: string, since: Date): Promise<void> {
  const row = await tx
    .selectFrom('match_statistics')
    .select(['counted', 'counted_at'])
    .where('tenant_id', '=', tenant)
    .executeTakeFirst();
  if (row !== undefined && row.counted > 0 && row.counted_at >= since)
    await recountTerms(tx, tenant);
  await tx
    .deleteFrom('match_statistics')
    .where('tenant_id', '=', tenant)
    .where('customers', '=', 0)
    .where('counted', '=', 0)
    .where('health_counted_at', 'is', null)
    .execute();
}
