import path from 'node:path';
import { z } from 'zod';
import { nearest } from './nearest.ts';
import { isLoopback } from './loopback.ts';
import { masterKey, type MasterKey } from './master-key.ts';

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
  /** Newest first: the first wraps, all unwrap. Empty until the embedded database's own key is read (`withMasterKeys`). */
  readonly masterKeys: readonly MasterKey[];
  /** Whether the demo, the open mailbox and provider twins may exist: embedded on loopback, or asked for with --demo. */
  readonly demo: boolean;
  /** How many people each business of the demo gets; as many as each has by itself where not given. */
  readonly demoPeople?: number;
  /** Where mail goes (`smtp://…`); absent: the built-in mailbox, where the demo is allowed. */
  readonly smtpUrl?: string;
  /** Whether that server lets a mail arrive once that is handed to it twice under one Message-ID. */
  readonly smtpDeduplicates: boolean;
  readonly mailFrom: string;
  /** How many proxies in front are believed; 0: forwarding headers count for nothing. */
  readonly trustProxy: number;
  /** Secret of Supabase-style HS256 tokens, when they are accepted. */
  readonly supabaseJwtSecret?: string;
  /** Where the keys of Supabase-style RS256 and ES256 tokens are published (a JWKS), when they are accepted. */
  readonly supabaseJwksUrl?: string;
  /** Who must have issued Supabase-style tokens; anybody with the right key where not given. */
  readonly supabaseIssuer?: string;
  /** Databases that businesses may look at in the mirror. */
  readonly mirrorDatabases: readonly MirrorDatabase[];
  readonly logLevel: (typeof logLevels)[number];
}

/** A database that one business may look at, by a name: its address is told to nobody. */
export interface MirrorDatabase {
  /** Address of the business. */
  readonly slug: string;
  readonly name: string;
  readonly url: string;
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    });

const url = (...schemes: string[]) =>
  z.string().refine((text) => schemes.includes(URL.parse(text)?.protocol ?? ''), {
    error: `must be a URL that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
  });

const key = z.string().transform((text, context) => {
  const found = masterKey(text);
  if (found !== undefined) return found;
  context.addIssue({ code: 'custom', message: 'must be 32 bytes in base64' });
  return z.NEVER;
});

const mostMirrorDatabases = 50;

/** `birdie/till=postgres://reader@host/till`, parted by white space. */
const mirrorDatabases = z
  .string()
  .transform((text, context): MirrorDatabase[] => {
    const given = text.split(/\s+/).filter((part) => part !== '');
    const read = given.map((part) =>
      /^([a-z\d-]{1,60})\/([\p{L}\p{M}\d._-]{1,60})=(postgres(?:ql)?:\/\/\S+)$/u.exec(part),
    );
    const names = new Set(read.map((found) => found?.slice(1, 3).join('/')));
    if (
      read.every((found) => found !== null && URL.canParse(found[3]!)) &&
      names.size === read.length
    )
      return read.map((found) => ({ slug: found![1]!, name: found![2]!, url: found![3]! }));
    context.addIssue({
      code: 'custom',
      message: 'must be BUSINESS/NAME=postgres://…, each name once, parted by spaces',
    });
    return z.NEVER;
  })
  .pipe(z.array(z.custom<MirrorDatabase>()).max(mostMirrorDatabases));

/** Every environment variable the program reads. */
const variables = z.object({
  PORT: whole(0, 65_535).default(3000),
  HOST: z
    .string()
    .refine((text) => /^[\w.:-]+$/.test(text) && URL.canParse(ownUrl(text, 1)), {
      error: 'must be an IP address or the name of a machine',
    })
    .default('127.0.0.1'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  MIGRATE_DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  TRUST_PROXY: whole(0, 10).default(0),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  CLIENTELE_PUBLIC_URL: url('http:', 'https:')
    .refine((text) => !/[?#]/.test(text), { error: 'must have no query or fragment' })
    .refine((text) => /^\/*$/.test(URL.parse(text)?.pathname ?? ''), {
      error: 'must have no path: Clientele answers at the root of its address',
    })
    .optional(),
  CLIENTELE_DATA_DIR: z.string().default('.data'),
  CLIENTELE_MASTER_KEY: key.optional(),
  CLIENTELE_MASTER_KEYS_OLD: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .pipe(z.array(key).max(20))
    .default([]),
  CLIENTELE_CONNECTIONS: whole(1, 500).default(10),
  CLIENTELE_DEMO_PEOPLE: whole(1, 20_000).optional(),
  CLIENTELE_MIRROR_DATABASES: mirrorDatabases.default([]),
  CLIENTELE_SMTP_URL: url('smtp:', 'smtps:').optional(),
  CLIENTELE_SMTP_DEDUPLICATES: z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('no'),
  CLIENTELE_MAIL_FROM: z
    .string()
    .regex(
      /^[^\p{Cc}]*[^\s<>]@[^\s<>]+>?$/u,
      'must be an e-mail address, as in Club <club@example.com>',
    )
    .optional(),
  CLIENTELE_SUPABASE_JWT_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  CLIENTELE_SUPABASE_JWKS_URL: url('http:', 'https:')
    .refine(
      (text) => URL.parse(text)?.protocol === 'https:' || isLoopback(new URL(text).hostname),
      {
        error: 'must start with https://, except on this machine',
      },
    )
    .optional(),
  CLIENTELE_SUPABASE_ISSUER: url('http:', 'https:').optional(),
});

type Variables = z.output<typeof variables>;

/** The program cannot start as configured: every fault at once, one line each. */
export class ConfigFaults extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `Clientele cannot start as it is configured:\n${faults.map((f) => `  - ${f}`).join('\n')}`,
    );
    this.name = 'ConfigFaults';
    this.faults = faults;
  }
}

/**
 * Reads the configuration from the environment; an empty variable counts as absent.
 * @param argv the command's arguments; only `--demo` is looked for
 * @throws {ConfigFaults} when anything is missing, malformed or unknown
 */
export function readConfig(env: NodeJS.ProcessEnv, argv: readonly string[] = []): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = variables.safeParse(given);
  const faults = [
    ...unknownNames(Object.keys(given)),
    ...(parsed.error?.issues ?? []).map((issue) => `${String(issue.path[0])} ${issue.message}.`),
    ...(parsed.data === undefined ? [] : contradictions(parsed.data)),
  ];
  if (parsed.data === undefined || faults.length > 0) throw new ConfigFaults([...new Set(faults)]);
  return configOf(parsed.data, argv.includes('--demo'));
}

function unknownNames(names: readonly string[]): string[] {
  const known = Object.keys(variables.shape);
  return names
    .filter((name) => name.startsWith('CLIENTELE_') && !known.includes(name))
    .map((name) => {
      const meant = nearest(name, known);
      return `${name} is not a setting of Clientele${meant === undefined ? '.' : `; did you mean ${meant}?`}`;
    });
}

function contradictions(given: Variables): string[] {
  const faults: string[] = [];
  if (given.DATABASE_URL !== undefined && given.CLIENTELE_MASTER_KEY === undefined)
    faults.push(
      'CLIENTELE_MASTER_KEY is missing: on PostgreSQL the key that protects stored secrets comes from the ' +
        'configuration. Make one with `openssl rand -base64 32` and keep it as safe as the backups.',
    );
  if (given.MIGRATE_DATABASE_URL !== undefined && given.DATABASE_URL === undefined)
    faults.push('MIGRATE_DATABASE_URL is given without DATABASE_URL.');
  if (given.CLIENTELE_MASTER_KEY === undefined && given.CLIENTELE_MASTER_KEYS_OLD.length > 0)
    faults.push('CLIENTELE_MASTER_KEYS_OLD is given without CLIENTELE_MASTER_KEY.');
  if (given.CLIENTELE_SMTP_URL !== undefined && given.CLIENTELE_MAIL_FROM === undefined)
    faults.push('CLIENTELE_MAIL_FROM is missing: mail over CLIENTELE_SMTP_URL needs a sender.');
  if (
    given.CLIENTELE_SUPABASE_ISSUER !== undefined &&
    given.CLIENTELE_SUPABASE_JWKS_URL === undefined &&
    given.CLIENTELE_SUPABASE_JWT_SECRET === undefined
  )
    faults.push(
      'CLIENTELE_SUPABASE_ISSUER is given without CLIENTELE_SUPABASE_JWKS_URL or CLIENTELE_SUPABASE_JWT_SECRET: ' +
        'no token could be checked.',
    );
  return faults;
}

function configOf(given: Variables, demoAsked: boolean): Config {
  const kind = given.DATABASE_URL === undefined ? 'embedded' : 'postgres';
  const publicUrl = (given.CLIENTELE_PUBLIC_URL ?? ownUrl(given.HOST, given.PORT)).replace(
    /\/+$/,
    '',
  );
  // A loopback server behind a proxy is as public as its proxy.
  const reachedFromHereOnly =
    isLoopback(given.HOST) && isLoopback(new URL(publicUrl).hostname) && given.TRUST_PROXY === 0;
  return {
    kind,
    host: given.HOST,
    port: given.PORT,
    publicUrl,
    dataDir: path.resolve(given.CLIENTELE_DATA_DIR),
    connections: given.CLIENTELE_CONNECTIONS,
    masterKeys:
      given.CLIENTELE_MASTER_KEY === undefined
        ? []
        : [given.CLIENTELE_MASTER_KEY, ...given.CLIENTELE_MASTER_KEYS_OLD],
    demo: demoAsked || (kind === 'embedded' && reachedFromHereOnly),
    smtpDeduplicates: given.CLIENTELE_SMTP_DEDUPLICATES === 'yes',
    mailFrom: given.CLIENTELE_MAIL_FROM ?? 'Clientele <clientele@localhost>',
    trustProxy: given.TRUST_PROXY,
    logLevel: given.LOG_LEVEL,
    mirrorDatabases: given.CLIENTELE_MIRROR_DATABASES,
    ...(given.DATABASE_URL === undefined ? {} : { databaseUrl: given.DATABASE_URL }),
    ...(given.MIGRATE_DATABASE_URL === undefined
      ? {}
      : { migrateDatabaseUrl: given.MIGRATE_DATABASE_URL }),
    ...(given.CLIENTELE_DEMO_PEOPLE === undefined
      ? {}
      : { demoPeople: given.CLIENTELE_DEMO_PEOPLE }),
    ...(given.CLIENTELE_SMTP_URL === undefined ? {} : { smtpUrl: given.CLIENTELE_SMTP_URL }),
    ...(given.CLIENTELE_SUPABASE_JWT_SECRET === undefined
      ? {}
      : { supabaseJwtSecret: given.CLIENTELE_SUPABASE_JWT_SECRET }),
    ...(given.CLIENTELE_SUPABASE_JWKS_URL === undefined
      ? {}
      : { supabaseJwksUrl: given.CLIENTELE_SUPABASE_JWKS_URL }),
    ...(given.CLIENTELE_SUPABASE_ISSUER === undefined
      ? {}
      : { supabaseIssuer: given.CLIENTELE_SUPABASE_ISSUER }),
  };
}

function ownUrl(host: string, port: number): string {
  const open = isLoopback(host) || host === '0.0.0.0' || host === '::';
  const name = open ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
