import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import { dropStaleKeys } from '../keep/derived.ts';
import type { PersonRecord } from '../match/types.ts';
import type { Setting } from '../recognise/setting.ts';

/** What hangs off a customer and goes with one that nobody has touched, dependants first. */
const belongings = [
  'match_records',
  'search_texts',
  'legacy_aliases',
  'customer_tags',
  'customer_values',
  'identifiers',
  'addresses',
  'removed_contacts',
] as const;

/**
 * Removes those of some customers that no profile leads to any more and that nobody has touched: no value, contact,
 * tag, field or tier by staff, nothing that they allowed, no decision about them, no merge.
 * @returns the customers that remain
 */
export async function forgetCustomers(
  tx: Tx,
  { tenant, secret }: Setting,
  customers: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT c.id FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND c.id = ANY (${customers}::uuid[]) AND c.merged_at IS NULL
      AND NOT EXISTS (SELECT FROM jsonb_array_elements(c.sources) AS s WHERE s ->> 'profile' IS NULL)
      AND ${sql.join(
        holds.map(([table, column, more]) => untouched(tenant, table, column, more)),
        sql` AND `,
      )}`.execute(tx);
  const gone = rows.map((row) => row.id);
  if (gone.length === 0) return [...customers];
  await leaveCases(tx, tenant, gone);
  await dropStaleKeys(tx, tenant, secret, await recordsOf(tx, tenant, gone));
  for (const table of belongings)
    await tx
      .deleteFrom(table)
      .where('tenant_id', '=', tenant)
      .where('customer_id', 'in', gone)
      .execute();
  await sql`DELETE FROM clientele.links WHERE tenant_id = ${tenant} AND customer_id = ANY (${gone}::uuid[])`.execute(
    tx,
  );
  await tx
    .deleteFrom('customers')
    .where('tenant_id', '=', tenant)
    .where('id', 'in', gone)
    .execute();
  await sql`UPDATE clientele.match_statistics SET customers = greatest(0, customers - ${gone.length})
    WHERE tenant_id = ${tenant}`.execute(tx);
  const left = new Set(gone);
  return customers.filter((id) => !left.has(id));
}

/** The records of customers that go: their keys follow from them. */
export async function recordsOf(tx: Tx, tenant: string, customers: readonly string[]) {
  const { rows } = await sql<{ customer: string; before: PersonRecord; record: null }>`
    SELECT r.customer_id AS customer, r.record AS before, NULL AS record FROM clientele.match_records r
    WHERE r.tenant_id = ${tenant} AND r.customer_id = ANY (${customers}::uuid[])`.execute(tx);
  return rows;
}

/** Rows that keep a customer: table, its column, and what else must be true of the row. */
const holds = [
  ['links', 'customer_id', 'k.ended_at IS NULL'],
  ['identifiers', 'customer_id', 'k.profile_id IS NULL'],
  ['addresses', 'customer_id', 'k.profile_id IS NULL'],
  ['customer_notes', 'customer_id', 'true'],
  ['household_members', 'customer_id', 'true'],
  ['files', 'customer_id', 'true'],
  ['consents', 'customer_id', 'true'],
  ['customer_tiers', 'customer_id', 'true'],
  ['erasures', 'customer_id', 'true'],
  ['tagging_rows', 'customer_id', 'true'],
  ['customer_tags', 'customer_id', 'k.profile_id IS NULL'],
  ['customer_values', 'customer_id', 'k.profile_id IS NULL'],
  ['reviews', 'customer_id', 'true'],
  ['rejections', 'customer_id', 'true'],
  ['rejections', 'other_id', 'true'],
  ['lineage', 'customer_id', 'true'],
  ['lineage', 'survivor_id', 'true'],
] as const;

function untouched(tenant: string, table: string, column: string, more: string) {
  return sql`NOT EXISTS (SELECT FROM ${sql.table(`clientele.${table}`)} k
    WHERE k.tenant_id = ${tenant} AND ${sql.ref(`k.${column}`)} = c.id AND ${sql.raw(more)})`;
}

/** Takes customers out of cases in which they stood as candidates; a case without any is settled. */
export async function leaveCases(tx: Tx, tenant: string, gone: readonly string[]): Promise<void> {
  await sql`DELETE FROM clientele.review_candidates
    WHERE tenant_id = ${tenant} AND customer_id = ANY (${gone}::uuid[])`.execute(tx);
  await sql`UPDATE clientele.reviews r SET state = 'settled'
    WHERE r.tenant_id = ${tenant} AND r.state = 'open' AND NOT EXISTS (
      SELECT FROM clientele.review_candidates k WHERE k.tenant_id = ${tenant} AND k.review_id = r.id)`.execute(
    tx,
  );
}
