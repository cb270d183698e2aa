import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

/** Messages that wait for a person: how many, and since when the first does. */
interface Waiting {
  readonly count: number;
  readonly since: string | null;
}

/** Messages that failed in the last two weeks, and those of which nobody knows whether they arrived. As `caller`. */
export async function messagesWaiting(
  tx: Tx,
  { tenant }: Tenanted,
  since: Date,
): Promise<{ readonly failed: Waiting; readonly uncertain: Waiting }> {
  const rows = await tx
    .selectFrom('messages')
    .select(({ fn }) => ['state', fn.countAll<bigint>().as('count'), fn.min('send_at').as('since')])
    .where('tenant_id', '=', tenant)
    .where('state', 'in', ['failed', 'uncertain'])
    .where((one) => one.or([one('state', '=', 'uncertain'), one('send_at', '>=', since)]))
    .groupBy('state')
    .execute();
  const of = (state: string): Waiting => {
    const row = rows.find((one) => one.state === state);
    return { count: Number(row?.count ?? 0), since: row?.since?.toISOString() ?? null };
  };
  return { failed: of('failed'), uncertain: of('uncertain') };
}
