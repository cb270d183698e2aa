import type {
  MatchFault,
  MatchVersion,
  MatchVersionDetail,
  MatchingStanding,
} from '#contract/matching';
import { mostVersionsListed } from '#contract/matching';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { SHIPPED_MODEL } from '../match/parameters.ts';
import { levelsOf } from '../match/patterns.ts';
import { LEVELS } from '../match/types.ts';
import type { Field, MatchModel } from '../match/types.ts';
import { completed, type KeptParameters } from '../recognise/completed.ts';
import { fewestCustomers, learnsAt } from './due.ts';
import { bitsOf } from './faults.ts';
import type { Learnt } from './learn.ts';
import { byItself } from './versions.ts';

interface Row {
  readonly version: string;
  readonly number: number;
  readonly origin: string;
  readonly based_on: string;
  readonly active: boolean;
  readonly faults: string[];
  readonly learnt: unknown;
  readonly parameters: unknown;
  readonly made_by: string | null;
  readonly created_at: Date;
}

/** How a business's people are matched. */
export async function readMatching(tx: Tx, { tenant }: Tenanted): Promise<MatchingStanding> {
  const [rows, [active], own, counted] = await Promise.all([
    versionRows(tx, tenant).orderBy('number', 'desc').limit(mostVersionsListed).execute(),
    versionRows(tx, tenant).where('active', '=', true).execute(),
    byItself(tx, tenant),
    tx
      .selectFrom('match_statistics')
      .select('customers')
      .where('tenant_id', '=', tenant)
      .executeTakeFirst(),
  ]);
  const shipped = shippedVersion(active === undefined);
  return {
    active: active === undefined ? detailOf(shipped, SHIPPED_MODEL) : ownDetail(active),
    versions: [...rows.map((row) => versionOf(row, modelOf(row))), shipped],
    takes: own.takes,
    joins: own.joins,
    answers: { since: own.answers, learnsAt: learnsAt(own.heeded) },
    customers: counted?.customers ?? 0,
    learnsFrom: fewestCustomers,
  };
}

/** One version with its parameters. @throws {Refusal} `not_found` */
export async function readVersion(
  tx: Tx,
  { tenant }: Tenanted,
  version: string,
): Promise<MatchVersionDetail> {
  const active = await versionRows(tx, tenant).where('active', '=', true).executeTakeFirst();
  if (version === SHIPPED_MODEL.version)
    return detailOf(shippedVersion(active === undefined), SHIPPED_MODEL);
  const row = await versionRows(tx, tenant).where('version', '=', version).executeTakeFirst();
  return row === undefined ? refuse('not_found') : ownDetail(row);
}

/** The model that a version is. @throws {Refusal} `not_found` */
export async function modelNamed(tx: Tx, tenant: string, version: string): Promise<MatchModel> {
  if (version === SHIPPED_MODEL.version) return SHIPPED_MODEL;
  const row = await versionRows(tx, tenant).where('version', '=', version).executeTakeFirst();
  return row === undefined ? refuse('not_found') : modelOf(row);
}

const versionRows = (tx: Tx, tenant: string) =>
  tx
    .selectFrom('match_models')
    .select([
      'version',
      'number',
      'origin',
      'based_on',
      'active',
      'faults',
      'learnt',
      'parameters',
      'made_by',
      'created_at',
    ])
    .where('tenant_id', '=', tenant);

const modelOf = ({ version, parameters }: Row): MatchModel =>
  completed(version, parameters as KeptParameters);

const ownDetail = (row: Row) => detailOf(versionOf(row, modelOf(row)), modelOf(row));

function versionOf(row: Row, { thresholds: { link, review } }: MatchModel): MatchVersion {
  return {
    version: row.version,
    number: row.number,
    origin: row.origin as MatchVersion['origin'],
    basedOn: row.based_on,
    active: row.active,
    faults: row.faults as MatchFault[],
    learnt: row.learnt as MatchVersion['learnt'],
    thresholds: { link, review },
    madeBy: row.made_by,
    at: row.created_at.toISOString(),
  };
}

function shippedVersion(active: boolean): MatchVersion {
  const { version, thresholds } = SHIPPED_MODEL;
  return {
    version,
    number: 0,
    origin: 'shipped',
    basedOn: null,
    active,
    faults: [],
    learnt: null,
    thresholds: { link: thresholds.link, review: thresholds.review },
    madeBy: null,
    at: null,
  };
}

function detailOf(version: MatchVersion, model: MatchModel): MatchVersionDetail {
  const unobserved = new Set((version.learnt as Learnt | null)?.unobserved);
  const fields = (Object.keys(LEVELS) as Field[]).map((field) => ({
    field,
    levels: levelsOf(model, field).map((level, at) => {
      const name = LEVELS[field][at]!;
      const bits = bitsOf(level, model.smallestBase);
      const { m, u } = level;
      return { level: name, m, u, bits, isUnobserved: unobserved.has(`${field}.${name}`) };
    }),
  }));
  return { ...version, fields, recurring: model.recurring ?? null };
}
