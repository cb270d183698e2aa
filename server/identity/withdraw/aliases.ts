import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import { stoodBefore } from './stood.ts';
import type { Stood } from './withdraw.ts';

/**
 * Gives customers back the aliases by which they were known before some batches. What came later, from somebody else,
 * stays, and ends what was current before.
 * @param stood newest first
 */
export async function putAliasesBack(
  tx: Tx,
  tenant: string,
  stood: readonly Stood[],
): Promise<void> {
  const ends = new Map<string, string>();
  for (const { stamps } of stood)
    if (stamps.customer !== undefined && !ends.has(stamps.customer.id))
      ends.set(stamps.customer.id, stamps.until);
  const before = [...stoodBefore(stood)].flatMap(([id, { aliases }]) =>
    aliases === undefined ? [] : [{ id, aliases, end: ends.get(id) ?? '' }],
  );
  if (before.length === 0) return;
  const ids = before.map(({ id }) => id);
  const kept = before.flatMap(({ id, aliases, end }) =>
    aliases.map(({ alias, until }) => ({ id, alias, until, end })),
  );
  const keptIds = kept.map(({ id }) => id);
  const keptAliases = kept.map(({ alias }) => alias);
  await sql`DELETE FROM clientele.legacy_aliases t
    USING unnest(${ids}::uuid[], ${before.map(({ end }) => end)}::timestamptz[]) AS b (id, until)
    WHERE t.tenant_id = ${tenant} AND t.customer_id = b.id AND t.customer_id = ANY (${ids}::uuid[]) AND t.since <= b.until
      AND NOT EXISTS (SELECT FROM unnest(${keptIds}::uuid[], ${keptAliases}::text[]) AS k (id, alias)
        WHERE k.id = t.customer_id AND k.alias = t.alias)`.execute(tx);
  await sql`UPDATE clientele.legacy_aliases AS t
    SET until = coalesce(k.until, (SELECT min(l.since) FROM clientele.legacy_aliases l
      WHERE l.tenant_id = ${tenant} AND l.customer_id = t.customer_id AND l.since > k.batch_end))
    FROM unnest(${keptIds}::uuid[], ${keptAliases}::text[], ${kept.map(({ until }) => until)}::timestamptz[],
      ${kept.map(({ end }) => end)}::timestamptz[]) AS k (id, alias, until, batch_end)
    WHERE t.tenant_id = ${tenant} AND t.customer_id = k.id AND t.customer_id = ANY (${keptIds}::uuid[]) AND t.alias = k.alias
      AND (t.until IS NULL OR t.until <= k.batch_end)`.execute(tx);
}
