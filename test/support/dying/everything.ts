import { sql } from 'kysely';
import { asWorker } from '../../../server/platform/queue/port.ts';
import { tenantRows } from '../tenant-rows.ts';
import type { World } from './world.ts';

/**
 * Every row of a business in every table, and its jobs, each as a line: without what differs from one business to the
 * next though the same was done, such as ids, instants and hashes under its own secret.
 */
export async function everythingOf({ opened, shop }: World): Promise<string[]> {
  const rows = await tenantRows(opened, shop.id);
  return rows
    .map(({ table, row }) => `${table} ${plain(JSON.stringify(row), shop.slug)}`)
    .toSorted();
}

function plain(row: string, slug: string): string {
  return row
    .replaceAll(slug, 'SLUG')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/\\\\x[0-9a-f]+/g, 'BYTES')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-][\d:]+)/g, 'INSTANT')
    .replaceAll(/"last_period":"[^"]+"/g, 'PERIOD')
    .replaceAll(/-?\d{10,}/g, 'HASH');
}

/** The jobs of a business, or of all, each as a line: its kind and what has become of it. */
export async function jobsOf({ opened, shop }: World): Promise<string[]> {
  const { rows } = await asWorker(opened.engine, (tx) =>
    sql<{ job: string }>`
      SELECT name || ' ' || state AS job FROM pgboss.job WHERE group_id IN (${shop.id}, 'all')
      ORDER BY 1`.execute(tx),
  );
  return rows.map(({ job }) => job);
}
