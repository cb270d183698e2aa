import { sql } from 'kysely';
import type { PrecedenceField, SourceOrder } from '#contract/sources';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { record } from '#audit';
import { insertRows, uuid } from '../keep/rows.ts';

/** Most sources that are looked up. */
const mostSources = 100;

/** Reads a business's sources: those it put in order, highest first, and the others that people came from. */
export async function readSourceOrder(tx: Tx, who: Tenanted): Promise<SourceOrder> {
  const [rules, seen] = await Promise.all([
    tx
      .selectFrom('source_rules')
      .select(['source', 'fills'])
      .where('tenant_id', '=', who.tenant)
      .orderBy('position')
      .limit(mostSources)
      .execute(),
    seenSources(tx, who.tenant),
  ]);
  const order = rules.map(({ source, fills }) => ({ source, fills: fills as PrecedenceField[] }));
  const placed = new Set(order.map((rule) => rule.source));
  return { order, others: seen.filter((source) => !placed.has(source)) };
}

/** Puts a business's sources in order, in place of the order before. @throws Refusal `invalid_input` where one stands twice */
export async function orderSources(
  tx: Tx,
  who: Tenanted,
  { order }: Pick<SourceOrder, 'order'>,
): Promise<SourceOrder> {
  const names = order.map((rule) => rule.source);
  const twice = names.findIndex((name, place) => names.indexOf(name) !== place);
  if (twice !== -1) refuseField(`order.${twice}.source`, 'stands in the order already');
  await tx.deleteFrom('source_rules').where('tenant_id', '=', who.tenant).execute();
  await insertRows(
    tx,
    'source_rules',
    {
      alike: { tenant_id: uuid(who.tenant) },
      columns: { source: 'text', position: 'integer', fills: 'text[]' },
    },
    order.map(({ source, fills }, position) => ({
      source,
      position,
      fills: [...new Set(fills)],
    })),
  );
  await record(tx, who, {
    type: 'sources.ordered',
    subject: { kind: 'business', id: who.tenant },
    facts: { sources: order.length, fills: order.flatMap((rule) => rule.fills).length },
  });
  return readSourceOrder(tx, who);
}

/** The sources that profiles came from, found by leaping from one to the next in the index: never by reading all profiles. */
async function seenSources(tx: Tx, tenant: string): Promise<string[]> {
  const next = (after: ReturnType<typeof sql>, named: ReturnType<typeof sql>) => sql`
    (SELECT p.source FROM clientele.profiles p
      WHERE p.tenant_id = ${tenant} AND ${named} AND p.source > ${after} ORDER BY p.source LIMIT 1)`;
  const leap = (named: ReturnType<typeof sql>) => sql`
    SELECT source FROM (
      WITH RECURSIVE leap (source) AS (
        SELECT ${next(sql`''`, named)}
        UNION ALL
        SELECT ${next(sql`leap.source`, named)} FROM leap WHERE leap.source IS NOT NULL)
      SELECT source FROM leap WHERE source IS NOT NULL LIMIT ${mostSources}) AS found`;
  const { rows } = await sql<{ source: string }>`
    ${leap(sql`p.outside_id IS NOT NULL`)}
    UNION
    ${leap(sql`p.outside_id IS NULL AND p.fingerprint IS NOT NULL`)}
    ORDER BY source LIMIT ${mostSources}`.execute(tx);
  return rows.map((row) => row.source);
}
