import { sql } from 'kysely';
import { record } from '#audit';
import type { BodyOf, ReplyOf } from '#contract/operation';
import { mostTiers, type tiers } from '#contract/tiers';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff, System } from '#platform/who';

type Shown = ReplyOf<typeof tiers.listTiers>['rows'][number];
type Wanted = BodyOf<typeof tiers.setTiers>['tiers'];

/**
 * The tiers of a business, the highest first, with how many customers each has now: those of whom it was said last. What was
 * said of a customer who became part of another counts for the one who remains.
 */
export async function listTiers(tx: Tx, tenant: string): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    WITH last AS (
      SELECT DISTINCT ON (clientele.survivor(s.customer_id)) clientele.survivor(s.customer_id) AS customer, s.tier_id
      FROM clientele.customer_tiers s
      WHERE s.tenant_id = ${tenant}
      ORDER BY clientele.survivor(s.customer_id), s.id DESC
    )
    SELECT t.id, t.name, t.description,
      (SELECT count(*)::int FROM last WHERE last.tier_id = t.id) AS customers
    FROM clientele.tiers t
    WHERE t.tenant_id = ${tenant} AND t.position IS NOT NULL
    ORDER BY t.position`.execute(tx);
  return rows;
}

/**
 * Names the tiers of a business, the highest first. One that is left out is used no more; whoever has it has none from now
 * on. As `caller`.
 * @throws {Refusal} `not_found` for an id that is none; two of one name break `tiers_name_key`
 */
export async function setTiers(
  tx: Tx,
  who: Staff | Key | System,
  wanted: Wanted,
): Promise<Shown[]> {
  const { tenant } = who;
  const before = await tx
    .selectFrom('tiers')
    .select('id')
    .where('tenant_id', '=', tenant)
    .forUpdate()
    .execute();
  for (const { id } of wanted)
    if (id !== undefined && !before.some((row) => row.id === id)) refuse('not_found');
  // Names change hands within one list: nobody has any until all are given out.
  await tx.updateTable('tiers').set({ position: null }).where('tenant_id', '=', tenant).execute();
  for (const [place, { id = newId(), name, description }] of wanted.entries()) {
    const row = { name, description, position: place + 1 };
    await tx
      .insertInto('tiers')
      .values({ tenant_id: tenant, id, ...row, created_at: now() })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(row))
      .execute();
  }
  await record(tx, who, {
    type: 'tiers.changed',
    subject: { kind: 'business', id: tenant },
    facts: { tiers: wanted.length },
  });
  return listTiers(tx, tenant);
}

/** The tiers that a business uses, by their names in lower case. */
export async function tierNames(tx: Tx, tenant: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('tiers')
    .select(['id', 'name'])
    .where('tenant_id', '=', tenant)
    .where('position', 'is not', null)
    .limit(mostTiers)
    .execute();
  return new Map(rows.map(({ id, name }) => [name.toLowerCase(), id]));
}
