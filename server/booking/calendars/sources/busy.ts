import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** Rows of one statement. */
const atOnce = 5000;

/** Whose times, and where they come from. */
interface OfSource {
  readonly tenant: string;
  readonly source: string;
  readonly resource: string;
}

/**
 * Puts the busy times of a source in place of those that were there, and says so of whoever is busy. Nothing is written where
 * nothing changed.
 */
export async function replaceBusy(tx: Tx, of: OfSource, busy: readonly number[]): Promise<void> {
  const { tenant, source } = of;
  const had = await tx
    .selectFrom('external_busy')
    .select(['from_minute', 'to_minute'])
    .where('tenant_id', '=', tenant)
    .where('source_id', '=', source)
    .orderBy('from_minute')
    .execute();
  const before = had.flatMap(({ from_minute: from, to_minute: to }) => [from, to]);
  if (before.length === busy.length && before.every((edge, place) => edge === busy[place])) return;
  await tx
    .deleteFrom('external_busy')
    .where('tenant_id', '=', tenant)
    .where('source_id', '=', source)
    .execute();
  await insertBusy(tx, of, busy);
  await raiseMark(tx, of);
}

async function insertBusy(
  tx: Tx,
  { tenant, source, resource }: OfSource,
  busy: readonly number[],
): Promise<void> {
  const starts = busy.filter((_, place) => place % 2 === 0);
  const ends = busy.filter((_, place) => place % 2 === 1);
  for (let at = 0; at < starts.length; at += atOnce)
    await sql`INSERT INTO clientele.external_busy (tenant_id, source_id, resource_id, from_minute, to_minute)
      SELECT ${tenant}::uuid, ${source}::uuid, ${resource}::uuid, f, t
      FROM unnest(${starts.slice(at, at + atOnce)}::integer[], ${ends.slice(at, at + atOnce)}::integer[]) AS span (f, t)`.execute(
      tx,
    );
}

/** Says that a resource is busy at other times than servers have in mind. */
export async function raiseMark(
  tx: Tx,
  { tenant, resource }: Pick<OfSource, 'tenant' | 'resource'>,
): Promise<void> {
  await sql`INSERT INTO clientele.resource_marks AS m (tenant_id, resource_id, mark)
    VALUES (${tenant}, ${resource}, 1)
    ON CONFLICT (tenant_id, resource_id) DO UPDATE SET mark = m.mark + 1`.execute(tx);
}
