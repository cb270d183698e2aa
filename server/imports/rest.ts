import { sql } from 'kysely';
import type { Job } from '#platform/tasks';
import { jobRows } from '#audit';
import { bringToRest } from './fail.ts';

const failure =
  'The work on it broke off too often. What it had done is kept; start it again to go on from there.';

/**
 * Brings imports to rest as failed that nobody works any more: their job broke off so often, as when the server dies
 * on it again and again, that it is not tried by itself any more. One that is at work always has its job.
 */
export async function restAbandoned({
  db,
  who,
}: Pick<Job<{ tenant: string; period: string }>, 'db' | 'who'>): Promise<void> {
  const { rows } = await db.as(who, 'engine', (tx) =>
    sql<{ id: string }>`
      SELECT i.id FROM clientele.imports i
      WHERE i.tenant_id = ${who.tenant} AND i.state IN ('checking', 'running', 'cancelling', 'undoing')
        AND NOT EXISTS (SELECT FROM ${jobRows(who)} AS j
          WHERE j.state IN ('waiting', 'retrying', 'running') AND j.payload ->> 'import' = i.id::text)`.execute(
      tx,
    ),
  );
  for (const { id } of rows) await bringToRest(db, who, id, failure, 'abandoned');
}
