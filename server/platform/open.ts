import type { Config } from './config.ts';
import { database, type Database } from './db.ts';
import type { Engine } from './engine.ts';

/** An opened database: the way to the data, and what lies below it for the few who may hold that. */
export interface Opened {
  readonly db: Database;
  readonly engine: Engine;
  close(): Promise<void>;
}

/**
 * Opens the database that the configuration names: PGlite in the data folder, or PostgreSQL.
 * @throws when another process uses the data folder, or the server cannot be reached
 */
export async function openDatabase(config: Config): Promise<Opened> {
  const engine = await openEngine(config);
  return { db: database(engine), engine, close: () => engine.close() };
}

// Loaded when needed: neither database's driver costs the other one's start.
async function openEngine(config: Config): Promise<Engine> {
  if (config.databaseUrl === undefined) {
    const { openDataFolder } = await import('./embedded.ts');
    return openDataFolder(config);
  }
  const { openPostgres } = await import('./engine-postgres.ts');
  const { reach } = await import('./reach.ts');
  return reach(
    openPostgres({
      url: config.databaseUrl,
      connections: config.connections,
      statementTimeoutMs: 30_000,
    }),
  );
}

/**
 * Opens the database as its owner, for migrations, with one connection and no limit on a statement's time. On the
 * embedded database and where no other login is configured that is the runtime's own; `opened` is given back then.
 */
export async function openAsOwner(config: Config, opened: Opened): Promise<Engine> {
  if (config.migrateDatabaseUrl === undefined) return opened.engine;
  const { openPostgres } = await import('./engine-postgres.ts');
  const { reach } = await import('./reach.ts');
  return reach(
    openPostgres({ url: config.migrateDatabaseUrl, connections: 1, statementTimeoutMs: 0 }),
  );
}
