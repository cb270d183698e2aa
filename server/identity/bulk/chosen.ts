import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Chosen } from '#contract/bulk';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { deepestSearch, searchCustomers } from '../customers/search.ts';
import { conditionOf, type Whom } from '../segments/whom.ts';

/** Customers as a job keeps them: ids, or what they have to match when their turn comes. */
export type Settled = { readonly ids: readonly string[] } | { readonly matching: Whom };

/**
 * What a choice comes to now. A search is settled to the customers it finds at this moment, the best 500 at most: who
 * presses the button means those that the list shows.
 * @throws {Refusal} as `conditionOf`
 */
export async function settle(tx: Tx, tenant: string, chosen: Chosen): Promise<Settled> {
  if ('ids' in chosen) return { ids: await idsToday(tx, chosen.ids) };
  const { q = '', ...matching } = chosen.matching;
  const fits = await conditionOf(tx, tenant, matching);
  if (q.trim() === '') return { matching };
  const found = await searchCustomers(tx, q, { limit: deepestSearch });
  const { rows } = await sql<{ id: string }>`
    SELECT c.id FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND c.id = ANY (${found}::uuid[]) AND ${fits}`.execute(tx);
  return { ids: rows.map(({ id }) => id) };
}

/** Whom ids lead to now: those of customers who became part of others do so, too. */
async function idsToday(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT clientele.survivor(w.id) AS id FROM unnest(${ids}::uuid[]) AS w (id)`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** How many customers a choice is of. @throws {Refusal} as `conditionOf` */
export async function countChosen(
  tx: Tx,
  { tenant }: Tenanted,
  chosen: Chosen,
): Promise<{ customers: number }> {
  const fits = await conditionOfSettled(tx, tenant, await settle(tx, tenant, chosen));
  const { rows } = await sql<{ customers: number }>`
    SELECT count(*)::int AS customers FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND ${fits}`.execute(tx);
  return rows[0] ?? { customers: 0 };
}

/** The condition on `clientele.customers c` that a settled choice comes to. */
export async function conditionOfSettled(
  tx: Tx,
  tenant: string,
  settled: Settled,
): Promise<RawBuilder<SqlBool>> {
  if ('matching' in settled) return conditionOf(tx, tenant, settled.matching);
  return sql`c.id = ANY (${settled.ids}::uuid[]) AND ${await conditionOf(tx, tenant, {})}`;
}
