import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { now } from '#platform/clock';
import { tenantKeys } from '#platform/keys';
import type { Tx } from '#platform/tx';
import type { Reading } from '../match/prepare.ts';
import { SHIPPED_MODEL } from '../match/parameters.ts';
import type { MatchModel } from '../match/types.ts';

/** How one tenant's people are recognised. */
export interface Setting {
  readonly tenant: string;
  /** Under which keys are hashed. */
  readonly secret: Buffer;
  readonly reading: Reading;
  readonly model: MatchModel;
  /** Customers of the tenant, near enough for the prior. */
  readonly base: number;
  /** `email a@b.c` or `phone +66…` of values that say nothing here. */
  readonly blocked: ReadonlySet<string>;
}

/** Most blocked values a tenant's matching heeds. */
const mostBlocked = 1000;

interface Row {
  country: string;
  base: number;
  version: string | null;
  parameters: Omit<MatchModel, 'version'> | null;
  blocked: string[];
}

/** Reads how a tenant's people are recognised. One statement; the keys' own only the first time. */
export async function matchSetting(tx: Tx, tenant: string): Promise<Setting> {
  const [keys, { rows }] = await Promise.all([
    tenantKeys(tx, tenant),
    sql<Row>`
      SELECT t.country, coalesce(s.customers, 0) AS base, m.version, m.parameters,
        ARRAY(SELECT b.kind || ' ' || b.key FROM clientele.blocked_values b
          WHERE b.tenant_id = ${tenant} LIMIT ${mostBlocked}) AS blocked
      FROM clientele.tenants t
      LEFT JOIN clientele.match_statistics s ON s.tenant_id = t.id
      LEFT JOIN clientele.match_models m ON m.tenant_id = t.id AND m.active
      WHERE t.id = ${tenant}`.execute(tx),
  ]);
  const [row] = rows;
  assert(row !== undefined, `tenant ${tenant} is not visible here`);
  remember(tenant, row.country);
  const own = row.version !== null && row.parameters !== null;
  return {
    tenant,
    secret: keys.hmac,
    reading: readingOf(row.country),
    model: own ? { ...row.parameters!, version: row.version! } : SHIPPED_MODEL,
    base: row.base,
    blocked: new Set(row.blocked),
  };
}

/** How people of a country write numbers and days. */
export function readingOf(country: string): Reading {
  const order = country === 'US' ? 'mdy' : 'dmy';
  return { country, dates: { order, year: now().getUTCFullYear() } };
}

/** Most tenants whose country stays in mind. */
const mostRemembered = 2000;
const countries = new Map<string, string>();

function remember(tenant: string, country: string): void {
  const oldest = countries.size >= mostRemembered ? countries.keys().next().value : undefined;
  if (oldest !== undefined) countries.delete(oldest);
  countries.set(tenant, country);
}

/**
 * How a tenant's people most likely write, by what was read last; to be checked against `matchSetting`. People can be
 * normalised by it before anything is read, so that all that recognising reads travels at once.
 */
export async function likelyReading(tx: Tx, tenant: string): Promise<Reading> {
  const country = countries.get(tenant);
  return country === undefined ? (await matchSetting(tx, tenant)).reading : readingOf(country);
}
