import { inSeconds } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

/** An import that failed longer ago than this is history: 30 days. */
const recentSeconds = 30 * 86_400;

interface Waiting {
  readonly count: number;
  readonly since: string | null;
}

/** Imports that wait for a person: those that failed of late, and files that were uploaded and not taken in. */
export async function unfinishedImports(
  tx: Tx,
  { tenant }: Tenanted,
): Promise<{ failed: Waiting; waiting: Waiting }> {
  const rows = await tx
    .selectFrom('imports')
    .select(({ fn }) => [
      'state',
      fn.count<bigint>('id').as('count'),
      fn.min('created_at').as('since'),
    ])
    .where('tenant_id', '=', tenant)
    .where('state', 'in', ['failed', 'uploaded', 'checked'])
    .where('created_at', '>=', inSeconds(-recentSeconds))
    .groupBy('state')
    .execute();
  const of = (...states: string[]): Waiting => {
    const mine = rows.filter((row) => states.includes(row.state));
    const since = mine.map((row) => row.since.getTime());
    return {
      count: mine.reduce((sum, row) => sum + Number(row.count), 0),
      since: mine.length === 0 ? null : new Date(Math.min(...since)).toISOString(),
    };
  };
  return { failed: of('failed'), waiting: of('uploaded', 'checked') };
}
