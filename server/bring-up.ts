import type { Config } from '#platform/config';
import { migrate, type Migrated } from '#platform/migrate';
import { openAsOwner, type Opened } from '#platform/open';
import { pending } from '#platform/pending';

/**
 * Migrates an opened database when it lacks anything, as the owner that the configuration names.
 * @param may false: somebody else migrates this database (`serve` and `work` on PostgreSQL)
 * @returns what was done; undefined when nothing was lacking
 * @throws with what to do, when something is lacking and this program may not change it
 */
export async function bringUp(
  config: Config,
  opened: Opened,
  may: boolean,
): Promise<Migrated | undefined> {
  const lacking = await pending(opened.engine);
  if (lacking.length === 0) return undefined;
  if (!may)
    throw new Error(
      `The database lacks ${listed(lacking)}. Run \`clientele migrate\` first, then start again.`,
    );
  return migrateAsOwner(config, opened);
}

/**
 * Migrates an opened database as the owner that the configuration names, whether or not it seems to lack anything.
 * @throws with what to look at, when the owner may not
 */
export async function migrateAsOwner(config: Config, opened: Opened): Promise<Migrated> {
  const owner = await openAsOwner(config, opened);
  try {
    const server = owner === opened.engine ? 'itself' : { login: await loginOf(opened) };
    return await migrate(owner, server);
  } catch (fault) {
    if (config.kind === 'embedded') throw fault;
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new Error(`Migrating failed: ${why}${isDenied(fault) ? hint : ''}`, { cause: fault });
  } finally {
    if (owner !== opened.engine) await owner.close();
  }
}

async function loginOf({ engine }: Opened): Promise<string> {
  const [row] = await engine.asLogin((login) =>
    login.run<{ login: string }>('SELECT session_user::text AS login'),
  );
  if (row === undefined) throw new Error('the database did not say who is logged in');
  return row.login;
}

const hint =
  '\nMigrations are made by the owner of the database, a login that may create roles: name it in MIGRATE_DATABASE_URL.';

/** Whether PostgreSQL said, here or in a cause, that the login lacks a right (SQLSTATE 42501). */
function isDenied(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  return (fault as { code?: unknown }).code === '42501' || isDenied(fault.cause);
}

function listed(names: readonly string[]): string {
  const more = names.length - 3;
  return names.slice(0, 3).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
