import { createHash } from 'node:crypto';
import { getConstructionPlans, PgBoss, type Db, type Queue } from 'pg-boss';
import { now } from '../clock.ts';
import type { Engine, Login } from '../engine.ts';
import { readScripts, type Script } from '../scripts.ts';
import { queueDefinitions } from './definitions.ts';

const rightsFolder = new URL('../../../database/queue/', import.meta.url);

/** Under which name clientele.migrations remembers the queue's set-up. */
export const mark = 'queue';

/** What the queue's set-up should be remembered as, once it is as this program wants it. */
export async function queueChecksum(kind: Engine['kind']): Promise<string> {
  return checksumOf(queueDefinitions(kind), await readScripts(rightsFolder));
}

/**
 * Sets up pg-boss's schema, one queue a kind of job, and who may touch them; nothing when all that is as it should be.
 * Part of a migration: runs as the owner, on the connection that holds the migration's turn.
 * @returns whether anything had to be done
 */
export async function installQueue(kind: Engine['kind'], login: Login): Promise<boolean> {
  const rights = await readScripts(rightsFolder);
  const wanted = queueDefinitions(kind);
  const checksum = checksumOf(wanted, rights);
  const [done] = await login.run<{ checksum: string }>(
    'SELECT checksum FROM clientele.migrations WHERE name = $1',
    [mark],
  );
  if (done?.checksum === checksum) return false;
  const boss = new PgBoss({
    db: asOwner(login),
    backend: kind === 'embedded' ? 'pglite' : 'postgres',
    supervise: false,
    schedule: false,
  });
  await boss.start();
  try {
    for (const { name, policy, ...options } of wanted) {
      await boss.createQueue(name, { ...options, ...(policy === undefined ? {} : { policy }) });
      await boss.updateQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false, close: false });
  }
  for (const script of rights)
    for (const statement of script.statements) await login.run(statement);
  await login.run(
    `INSERT INTO clientele.migrations (name, checksum, applied_at) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, applied_at = excluded.applied_at`,
    [mark, checksum, now()],
  );
  return true;
}

function checksumOf(wanted: readonly Queue[], rights: readonly Script[]): string {
  return createHash('sha256')
    .update(JSON.stringify([getConstructionPlans('pgboss'), wanted, rights]))
    .digest('hex');
}

function asOwner(login: Login): Db {
  return {
    async executeSql(text, values) {
      try {
        return { rows: await login.run(text, values) };
      } catch (fault) {
        // pg-boss opens transactions inside its scripts; one that failed must not hold up what follows it.
        await login.run('ROLLBACK').catch(() => undefined);
        throw fault;
      }
    },
  };
}
