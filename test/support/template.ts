import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Client } from 'pg';
import { openInMemory } from '../../server/platform/embedded.ts';
import { openPostgres } from '../../server/platform/engine-postgres.ts';
import { migrate } from '../../server/platform/migrate.ts';
import { cached, schemaFingerprint } from './cache.ts';
import { asAdministrator, loginName, makeLogins, urlFor } from './postgres-server.ts';

const turn = 4_210_171_002;

/**
 * Name of a migrated database on the test server, made when it is not there yet. Test processes that ask at the same
 * time take turns.
 */
export async function postgresTemplate(): Promise<string> {
  const name = `clientele_template_${await schemaFingerprint()}`;
  await asAdministrator(async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [turn]);
    await makeLogins(admin);
    if (!(await exists(admin, name))) await makeTemplate(admin, name);
  });
  return name;
}

async function exists(admin: Client, name: string): Promise<boolean> {
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  return rowCount === 1;
}

// Migrated under another name: what bears the template's name is whole.
async function makeTemplate(admin: Client, name: string): Promise<void> {
  const draft = `${name}_draft`;
  await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${draft} OWNER ${loginName('migrator')}`);
  const engine = openPostgres({
    url: await urlFor('migrator', draft),
    connections: 1,
    statementTimeoutMs: 60_000,
  });
  try {
    await migrate(engine, { login: loginName('runtime') });
  } finally {
    await engine.close();
  }
  await admin.query(`ALTER DATABASE ${draft} WITH IS_TEMPLATE true`);
  await admin.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
}

/** The files of a migrated embedded database, to open in memory. */
export async function embeddedTemplate(): Promise<Blob> {
  const file = cached(`embedded-${await schemaFingerprint()}.tar`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept !== undefined) return new Blob([kept]);
  const engine = await openInMemory();
  await migrate(engine, 'itself');
  const dumped = await engine.dump();
  await engine.close();
  // Written beside and moved, for other test processes may be reading.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, new Uint8Array(await dumped.arrayBuffer()));
  await rename(draft, file);
  return dumped;
}
