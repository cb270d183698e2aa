/** A master key: 32 bytes that wrap the tenants' keys, with the short id under which wrapped keys name it. */
export interface MasterKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** What the program was told at its start, validated. */
export interface Config {
  /** `embedded`: PGlite in the data folder. `postgres`: the server that `databaseUrl` names. */
  readonly kind: 'embedded' | 'postgres';
  readonly host: string;
  readonly port: number;
  /** How people reach this server, without a trailing slash; links in mail start with it. */
  readonly publicUrl: string;
  /** Folder of the embedded database, stored files and, embedded, the master key. */
  readonly dataDir: string;
  /** The runtime login (`DATABASE_URL`); absent when embedded. */
  readonly databaseUrl?: string;
  /** The owner's login (`MIGRATE_DATABASE_URL`); the runtime login where not given. */
  readonly migrateDatabaseUrl?: string;
  readonly connections: number;
  /** Newest first: the first wraps, all unwrap. */
  readonly masterKeys: readonly MasterKey[];
  /** Whether the demo, the open mailbox and provider twins may exist: embedded on loopback, or asked for with --demo. */
  readonly demo: boolean;
  /** Where mail goes (`smtp://…`); absent: the built-in mailbox, where the demo is allowed. */
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  /** How many proxies in front are believed; 0: forwarding headers count for nothing. */
  readonly trustProxy: number;
  /** Secret of Supabase-style HS256 tokens, when they are accepted. */
  readonly supabaseJwtSecret?: string;
}
