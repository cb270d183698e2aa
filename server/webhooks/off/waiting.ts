import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

/** Why an endpoint was switched off without anybody having done so: it said that it is gone, or failed for days. */
const byItself = ['gone', 'failing'] as const;
type OffWhy = (typeof byItself)[number];

/** An endpoint that was switched off because nothing got through; undefined where it was not, or is on again. */
export async function switchedOff(
  tx: Tx,
  tenant: string,
  endpoint: string,
): Promise<{ url: string; why: OffWhy; at: Date | null } | undefined> {
  const row = await tx
    .selectFrom('webhook_endpoints')
    .select(['url', 'off_why', 'off_at'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', endpoint)
    .where('off_why', 'in', byItself)
    .executeTakeFirst();
  return row && { url: row.url, why: row.off_why as OffWhy, at: row.off_at };
}

/** How many endpoints were switched off because nothing got through, and since when the first is. As `caller`. */
export async function webhooksOff(
  tx: Tx,
  { tenant }: Tenanted,
): Promise<{ count: number; since: string | null }> {
  const row = await tx
    .selectFrom('webhook_endpoints')
    .select(({ fn }) => [fn.countAll<bigint>().as('count'), fn.min('off_at').as('since')])
    .where('tenant_id', '=', tenant)
    .where('off_why', 'in', byItself)
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), since: row.since?.toISOString() ?? null };
}
