import type { Engine } from './engine.ts';
import { mark, queueChecksum } from './queue/install.ts';
import { programScripts } from './scripts.ts';

const gate = { role: 'clientele_gate', claims: '{}' };

/**
 * What this database still lacks of what this program expects: names of migrations, of routines that changed, and of
 * the queue's set-up. Nothing where the database was migrated by a later version, which keeps earlier ones working.
 * @throws when the login may not even look
 */
export async function pending(engine: Engine): Promise<string[]> {
  const { migrations, routines } = await programScripts();
  const wanted = new Map<string, string>([
    ...migrations.map(({ name, checksum }) => [name, checksum] as const),
    ...routines.map(({ name, checksum }) => [`routine ${name}`, checksum] as const),
    [mark, await queueChecksum(engine.kind)],
  ]);
  const done = await applied(engine);
  const later = [...done.keys()].some((name) => /^\d/.test(name) && !wanted.has(name));
  if (later) return [];
  return [...wanted]
    .filter(([name, checksum]) => done.get(name) !== checksum)
    .map(([name]) => name);
}

async function applied(engine: Engine): Promise<Map<string, string>> {
  const [table] = await engine.asLogin((login) =>
    login.run<{ there: boolean }>(`
      SELECT EXISTS (
        SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'clientele' AND c.relname = 'migrations') AS there`),
  );
  if (table?.there !== true) return new Map();
  const rows = await engine.transaction(gate, (tx) =>
    tx.selectFrom('migrations').select(['name', 'checksum']).execute(),
  );
  return new Map(rows.map((row) => [row.name, row.checksum]));
}
