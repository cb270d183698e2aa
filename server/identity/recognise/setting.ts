import assert from 'node:assert/strict';
import { sql, type RawBuilder } from 'kysely';
import { shippedRules, type MatchRules } from '#contract/match-rules';
import { now } from '#platform/clock';
import { compiled } from '#platform/compiled';
import { tenantKeys } from '#platform/keys';
import type { Tx } from '#platform/tx';
import type { Reading } from '../match/prepare.ts';
import type { Precedence } from '../keep/precedence.ts';
import { usualOrder } from '../normalise/date.ts';
import { SHIPPED_MODEL } from '../match/parameters.ts';
import type { MatchModel } from '../match/types.ts';
import { completed, type KeptParameters } from './completed.ts';

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
  /** Whose word stands where several speak of one field. */
  readonly precedence: Precedence;
  /** Hard rules that go before probability. */
  readonly rules: MatchRules;
}

/** Most blocked values a tenant's matching heeds. */
export const mostBlocked = 1000;

/** A setting as the database has it. */
export interface SettingRow {
  readonly country: string;
  readonly base: number;
  readonly version: string | null;
  /** Only of a version that is not in mind. */
  readonly parameters: KeptParameters | null;
  readonly blocked: string[];
  readonly precedence: Precedence;
  readonly rules: Partial<MatchRules> | null;
}

/**
 * What a statement selects from `settingTables` for a setting.
 * @param version the model that is in mind: what never changes need not be read again
 */
export const settingColumns = (
  tenant: RawBuilder<unknown>,
  version: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  t.country, coalesce(s.customers, 0) AS base, ms.rules, m.version,
  CASE WHEN m.version IS DISTINCT FROM ${version}::text THEN m.parameters END AS parameters,
  ARRAY(SELECT b.kind || ' ' || b.key FROM clientele.blocked_values b
    WHERE b.tenant_id = ${tenant} LIMIT ${sql.lit(mostBlocked)}) AS blocked,
  coalesce((SELECT json_agg(json_build_object('source', r.source, 'fills', r.fills) ORDER BY r.position)
    FROM clientele.source_rules r WHERE r.tenant_id = ${tenant}), '[]') AS precedence`;

/** Where a setting is read: one row, none for a tenant that is not visible. */
export const settingTables = (tenant: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (SELECT * FROM clientele.tenants WHERE id = ${tenant}) AS t
  LEFT JOIN clientele.match_statistics s ON s.tenant_id = t.id
  LEFT JOIN clientele.match_settings ms ON ms.tenant_id = t.id
  LEFT JOIN clientele.match_models m ON m.tenant_id = t.id AND m.active`;

const readSetting = compiled<{ tenant: string; version: string | null }, SettingRow>(
  (given) =>
    sql<SettingRow>`SELECT ${settingColumns(given('tenant'), given('version'))}
      FROM ${settingTables(given('tenant'))}`,
);

/** Reads how a tenant's people are recognised. One statement; the keys' own only the first time. */
export async function matchSetting(tx: Tx, tenant: string): Promise<Setting> {
  const [keys, [row]] = await Promise.all([
    tenantKeys(tx, tenant),
    readSetting(tx, { tenant, version: null }),
  ]);
  assert(row !== undefined, `tenant ${tenant} is not visible here`);
  return settingOf(tenant, keys.hmac, row);
}

/**
 * A setting out of what the database has of it, and the secret. What it says is in mind from now on: see `likely`.
 * @param inMind the model whose parameters were not asked for again
 */
export function settingOf(
  tenant: string,
  secret: Buffer,
  row: SettingRow,
  inMind?: MatchModel,
): Setting {
  const model = modelOf(row, inMind);
  remember(tenant, { country: row.country, secret, model });
  return {
    tenant,
    secret,
    reading: readingOf(row.country),
    model,
    base: row.base,
    blocked: new Set(row.blocked),
    precedence: row.precedence,
    rules: rulesOf(row.rules),
  };
}

/** Rules as they are kept, with what they said nothing of when they were. */
function rulesOf(kept: SettingRow['rules']): MatchRules {
  return { ...shippedRules, ...kept, days: { ...shippedRules.days, ...kept?.days } };
}

function modelOf({ version, parameters }: SettingRow, inMind?: MatchModel): MatchModel {
  if (version === null) return SHIPPED_MODEL;
  if (parameters !== null) return completed(version, parameters);
  assert(inMind?.version === version, `the parameters of ${version} were not read`);
  return inMind;
}

/** How people of a country write numbers and days. */
export function readingOf(country: string): Reading {
  return { country, dates: { order: usualOrder(country), year: now().getUTCFullYear() } };
}

/** By what a tenant's people are most likely read: as it was when last looked at, to be checked against `matchSetting`. */
export interface Likely {
  readonly reading: Reading;
  readonly secret: Buffer;
  readonly model: MatchModel;
}

/** Most tenants of whom that stays in mind. */
const mostRemembered = 2000;
const remembered = new Map<string, { country: string; secret: Buffer; model: MatchModel }>();

function remember(
  tenant: string,
  setting: { country: string; secret: Buffer; model: MatchModel },
): void {
  const oldest = remembered.size >= mostRemembered ? remembered.keys().next().value : undefined;
  if (oldest !== undefined) remembered.delete(oldest);
  remembered.set(tenant, setting);
}

/**
 * By what a tenant's people are most likely read; undefined before the first look. With it, people can be read before
 * anything is asked of the database, so that all that recognising asks travels at once.
 */
export function likely(tenant: string): Likely | undefined {
  const known = remembered.get(tenant);
  return known && { ...known, reading: readingOf(known.country) };
}
