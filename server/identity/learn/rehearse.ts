import { sql } from 'kysely';
import type { MatchThresholds, Rehearsal } from '#contract/matching';
import type { WrittenProfile } from '#contract/person';
import { tenantKeys } from '#platform/keys';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { enrichedRecord } from '../keep/record.ts';
import type { PersonRecord } from '../match/types.ts';
import { arrivalOf, recordOf, type Arrival } from '../recognise/arrival.ts';
import { findFacts, type Found } from '../recognise/facts.ts';
import { contextOf } from '../recognise/frequency.ts';
import { judge, type Compared } from '../recognise/judge.ts';
import type { Counts } from '../recognise/rules.ts';
import { countsAnew } from './counts-anew.ts';
import { rejectedPairs, type Rejected } from '../recognise/rejected.ts';
import { matchSetting, type Setting } from '../recognise/setting.ts';
import { modelNamed } from './read.ts';

/** The latest arrivals that are judged anew. */
const mostArrivals = 300;
/** How many are looked up in one statement. */
const atOnce = 100;
/** Most that are shown of those who would meet with something else. */
const mostExamples = 12;
/** Most other profiles of one customer that stand for it. */
const mostOthers = 20;

/** A profile as it came in, and where it led. */
interface Came {
  readonly profile: string;
  readonly source: string;
  readonly kind: WrittenProfile['kind'];
  readonly outsideId: string | null;
  readonly person: WrittenProfile['person'];
  readonly customer: string;
}

type Outcome = Rehearsal['examples'][number]['now'];

interface Judged {
  readonly outcome: Outcome;
  readonly like: string | null;
  readonly probability: number | null;
}

/**
 * What would have become of the latest arrivals by another version or other thresholds, and what does by those in force:
 * each is judged as if it came now, against its customer without it and everybody else. Nothing is kept. As engine.
 * @throws {Refusal} `not_found` where there is no such version
 */
export async function rehearse(
  tx: Tx,
  { tenant }: Tenanted,
  wanted: {
    readonly version?: string | undefined;
    readonly thresholds?: MatchThresholds | undefined;
  },
): Promise<Rehearsal> {
  const setting = await matchSetting(tx, tenant);
  const named =
    wanted.version === undefined ? setting.model : await modelNamed(tx, tenant, wanted.version);
  const model = { ...named, thresholds: { ...named.thresholds, ...wanted.thresholds } };
  return rehearseAmong(tx, setting, { model, rules: setting.rules }, null);
}

/** By what else arrivals are judged. */
type Tried = Pick<Setting, 'model' | 'rules'>;

/**
 * The same by any other model and hard rules.
 * @param profiles which arrivals; null for the latest
 */
export async function rehearseAmong(
  tx: Tx,
  setting: Setting,
  tried: Tried,
  profiles: readonly string[] | null,
): Promise<Rehearsal> {
  const { tenant } = setting;
  const came = await arrivals(tx, tenant, profiles);
  const examples: Example[] = [];
  const tally = { now: none(), otherwise: none() };
  let changed = 0;
  for (let from = 0; from < came.length; from += atOnce) {
    const part = came.slice(from, from + atOnce);
    for (const { one, now, otherwise } of await judgeAll(tx, setting, tried, part)) {
      tally.now[now.outcome] += 1;
      tally.otherwise[otherwise.outcome] += 1;
      if (now.outcome === otherwise.outcome) continue;
      changed += 1;
      if (examples.length < mostExamples) examples.push({ one, now, otherwise });
    }
  }
  return { arrivals: came.length, ...tally, changed, examples: await shown(tx, tenant, examples) };
}

interface Example {
  readonly one: Came;
  readonly now: Judged;
  readonly otherwise: Judged;
}

const none = () => ({ link: 0, review: 0, new: 0 });

async function arrivals(
  tx: Tx,
  tenant: string,
  profiles: readonly string[] | null,
): Promise<Came[]> {
  const which = profiles === null ? sql`true` : sql`o.id = ANY (${profiles}::uuid[])`;
  const { rows } = await sql<Came>`
    SELECT p.id AS profile, p.source, p.kind, p.outside_id AS "outsideId", p.person, l.customer_id AS customer
    FROM (SELECT * FROM clientele.profiles o WHERE o.tenant_id = ${tenant} AND ${which} ORDER BY o.id DESC LIMIT ${mostArrivals}) AS p
    JOIN clientele.links l ON l.tenant_id = ${tenant} AND l.profile_id = p.id AND l.ended_at IS NULL
    ORDER BY p.id DESC`.execute(tx);
  return rows;
}

/** Judges arrivals by what is in force and by what is tried. */
async function judgeAll(
  tx: Tx,
  setting: Setting,
  tried: Tried,
  came: readonly Came[],
): Promise<Example[]> {
  const { tenant, reading } = setting;
  const { hmac } = await tenantKeys(tx, tenant);
  const anew = came.map(({ profile, source, kind, outsideId, person }) =>
    arrivalOf({ source, kind, outsideId: outsideId ?? profile, person }, reading, hmac),
  );
  const customers = [...new Set(came.map((one) => one.customer))];
  const [found, others, rejected] = await Promise.all([
    findFacts(tx, { tenant, version: setting.model.version }, anew),
    otherProfiles(tx, tenant, customers),
    rejectedPairs(tx, tenant, customers),
  ]);
  const all = everybody(found, customers);
  const counts = ({ rules }: Pick<Tried, 'rules'>) => countsAnew(tx, tenant, rules, all, anew);
  const [ours, theirs] = [await counts(setting), await counts(tried)];
  return came.map((one, place) => {
    const own = recordWithout(one, others.get(one.customer) ?? [], setting);
    const near = nearOf(one, place, { found, own, rejected });
    const by = (other: Tried, { outside, recent }: Counts) => {
      const told = one.outsideId === null ? () => 0 : outside;
      const arrival = { arrival: anew[place]!, near, counts: { outside: told, recent } };
      return judgedBy(arrival, { ...setting, ...other }, found);
    };
    return { one, now: by(setting, ours), otherwise: by(tried, theirs) };
  });
}

const everybody = ({ candidates }: Found, customers: readonly string[]) => [
  ...new Set([...customers, ...candidates.records.keys()]),
];

interface Anew {
  readonly arrival: Arrival;
  readonly near: readonly Compared[];
  readonly counts: Counts;
}

function judgedBy(
  { arrival, near, counts }: Anew,
  setting: Setting,
  { terms, candidates }: Found,
): Judged {
  const context = contextOf(setting, terms, (key) => candidates.holders.get(key));
  const { verdict, best } = judge(arrival, near, {
    context,
    rules: setting.rules,
    counts,
  });
  const probability = best?.score.probability ?? null;
  return { outcome: verdict.kind, like: best?.customer ?? null, probability };
}

/** Whom an arrival is compared with: its customer only as it would be without it. */
function nearOf(
  { customer }: Came,
  place: number,
  { found, own, rejected }: { found: Found; own: PersonRecord | null; rejected: Rejected },
): Compared[] {
  const { of, records } = found.candidates;
  const near = [...(of.get(place)?.keys() ?? [])].flatMap((other): Compared[] => {
    const record = other === customer ? own : records.get(other);
    const isRejected = rejected.has(`${customer} ${other}`);
    return record === null || record === undefined
      ? []
      : [{ customer: other, record, rejected: isRejected }];
  });
  return near;
}

/** A customer as its other profiles have it; null where there are none. */
function recordWithout(
  { profile }: Came,
  all: readonly Other[],
  { reading }: Setting,
): PersonRecord | null {
  return all
    .filter((other) => other.profile !== profile)
    .map(({ person }) => recordOf(person, reading))
    .reduce<PersonRecord | null>(
      (whole, one) => (whole === null ? one : enrichedRecord(whole, one)),
      null,
    );
}

type Other = Pick<Came, 'profile' | 'person'>;

async function otherProfiles(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
): Promise<Map<string, Other[]>> {
  const { rows } = await sql<Other & { customer: string }>`
    SELECT wanted.customer_id AS customer, p.id AS profile, p.person
    FROM unnest(${customers}::uuid[]) AS wanted (customer_id)
    CROSS JOIN LATERAL (
      SELECT o.profile_id FROM clientele.links o
      WHERE o.tenant_id = ${tenant} AND o.customer_id = wanted.customer_id AND o.ended_at IS NULL
      ORDER BY o.id LIMIT ${mostOthers}
    ) AS l
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id`.execute(tx);
  return Map.groupBy(rows, (row) => row.customer);
}

async function shown(
  tx: Tx,
  tenant: string,
  examples: readonly Example[],
): Promise<Rehearsal['examples']> {
  const ids = examples.flatMap(({ one, otherwise }) => [
    one.customer,
    otherwise.like ?? one.customer,
  ]);
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT c.id, c.name FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND c.id = ANY (${[...new Set(ids)]}::uuid[])`.execute(tx);
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return examples.map(({ one, now, otherwise }) => ({
    profile: one.profile,
    name: nameOf(one.person),
    source: one.source,
    customer: one.customer,
    like:
      otherwise.like === null
        ? null
        : { customer: otherwise.like, name: names.get(otherwise.like) ?? '' },
    now: now.outcome,
    otherwise: otherwise.outcome,
    probabilityNow: now.probability,
    probabilityOtherwise: otherwise.probability,
  }));
}

function nameOf({ fullName, givenName, familyName, company }: Came['person']): string {
  return fullName ?? ([givenName, familyName].filter(Boolean).join(' ') || (company ?? ''));
}
