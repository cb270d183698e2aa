import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { takeToken } from './rules.ts';

/**
 * Takes one token of a provider's bucket for a business. As `caller`.
 * @returns in how many seconds there is one, where there is none now
 */
export async function takeFrom(
  tx: Tx,
  tenant: string,
  provider: string,
  perMinute: number,
): Promise<number | undefined> {
  const row = await tx
    .selectFrom('send_buckets')
    .select(['tokens', 'filled_at as filledAt'])
    .where('tenant_id', '=', tenant)
    .where('provider', '=', provider)
    .forUpdate()
    .executeTakeFirst();
  const taken = takeToken(row, perMinute, now());
  if ('inSeconds' in taken) return taken.inSeconds;
  const set = { tokens: taken.left.tokens, filled_at: taken.left.filledAt };
  await tx
    .insertInto('send_buckets')
    .values({ tenant_id: tenant, provider, ...set })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'provider']).doUpdateSet(set))
    .execute();
  return undefined;
}
