import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Group } from '#contract/segment';
import type { Tx } from '#platform/tx';
import { segmentCondition } from './condition.ts';
import { readSegment } from './saved.ts';
import { segmentSetting } from './setting.ts';

/** A choice of customers: by a saved segment, an expression, a tag; all that are given must hold. */
export interface Whom {
  readonly segment?: string | undefined;
  readonly where?: Group | undefined;
  readonly tag?: string | undefined;
}

/** Customers that are still there: neither merged into another nor erased. */
export const living = sql<SqlBool>`c.merged_at IS NULL AND c.erased_at IS NULL`;

/** Whether a choice leaves nobody out. */
export const isAnybody = ({ segment, where, tag }: Whom): boolean =>
  segment === undefined && where === undefined && tag === undefined;

/**
 * The condition on `clientele.customers c` that a choice of customers comes to, for any room that reads or writes about
 * them. Merged and erased customers are never among them. The statement it stands in names the tenant itself.
 * @throws {Refusal} `not_found` for a segment there is not; `invalid_input` for what can no longer be asked
 */
export async function conditionOf(
  tx: Tx,
  tenant: string,
  whom: Whom,
): Promise<RawBuilder<SqlBool>> {
  if (isAnybody(whom)) return living;
  const { segment, where, tag } = whom;
  const groups: Group[] = [];
  if (segment !== undefined) groups.push((await readSegment(tx, tenant, segment)).where);
  if (where !== undefined) groups.push(where);
  if (tag !== undefined) groups.push({ on: 'all', of: [{ on: 'tag', is: 'any_of', tags: [tag] }] });
  const setting = await segmentSetting(tx, tenant);
  return sql`${living} AND ${segmentCondition({ on: 'all', of: groups }, setting)}`;
}

/** How many customers a choice is of. */
export async function countWhom(tx: Tx, tenant: string, whom: Whom): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND ${await conditionOf(tx, tenant, whom)}`.execute(tx);
  return rows[0]?.count ?? 0;
}
