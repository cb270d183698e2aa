import { sql } from 'kysely';
import { inSeconds, now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { KeptEvidence } from '../customers/why.ts';
import { reasonsKept } from '../keep/profiles.ts';
import { keysUnder } from '../keep/record-keys.ts';
import { insertRows, instant, text, uuid } from '../keep/rows.ts';
import { doubtOf } from '../match/decide.ts';
import { score } from '../match/score.ts';
import type { PersonRecord } from '../match/types.ts';
import type { Arrival } from '../recognise/arrival.ts';
import { findFacts } from '../recognise/facts.ts';
import { contextOf } from '../recognise/frequency.ts';
import { pairFingerprint } from '../recognise/pair-fingerprint.ts';
import { priorOf } from '../recognise/prior.ts';
import { rejectedPairs } from '../recognise/rejected.ts';
import { matchSetting, type Setting } from '../recognise/setting.ts';

/** Customers a transaction compares with all others. */
const stepCustomers = 100;

/** What staff said of a pair is kept for so long, to be taken back: thirty days. */
const undoSeconds = 30 * 86_400;

/** A customer, as compared. */
interface Person {
  readonly customer: string;
  readonly record: PersonRecord;
}

/** Two customers who may be one. */
interface Found {
  readonly customer: string;
  readonly other: string;
  readonly probability: number;
  readonly rank: number;
  readonly why: readonly KeptEvidence[];
}

interface Search {
  readonly since: Date | null;
  readonly mark: string | null;
}

/**
 * Takes a search for duplicates one step on: compares the next customers with whoever shares keys with them, writes down
 * which pairs may be one, and moves the mark. The first search goes over everybody, later ones over who changed since.
 * As engine.
 * @returns whether any are left; when none are, it goes on standing there until `endSearch`
 */
export async function searchOn(tx: Tx, tenant: string): Promise<boolean> {
  const setting = await matchSetting(tx, tenant);
  const search = await holdSearch(tx, tenant, setting.model.version);
  const people = await nextPeople(tx, tenant, search);
  const last = people.at(-1);
  if (last === undefined) return false;
  const pairs = await compare(tx, setting, people, search);
  await keep(tx, setting, people, pairs, search);
  await sql`UPDATE clientele.duplicate_searches SET mark = ${last.customer}, compared = compared + ${people.length}
    WHERE tenant_id = ${tenant}`.execute(tx);
  return true;
}

/** Ends the search that is under way, so that the next one begins anew. As engine. */
export async function endSearch(tx: Tx, tenant: string): Promise<void> {
  await sql`UPDATE clientele.duplicate_searches SET ended_at = ${now()} WHERE tenant_id = ${tenant}`.execute(
    tx,
  );
}

/** The search that is under way, or a new one: over all where there was none, or by another model, before. */
async function holdSearch(tx: Tx, tenant: string, model: string): Promise<Search> {
  await sql`
    INSERT INTO clientele.duplicate_searches (tenant_id, begun_at, model) VALUES (${tenant}, ${now()}, ${model})
    ON CONFLICT (tenant_id) DO UPDATE SET begun_at = ${now()}, ended_at = NULL, mark = NULL, compared = 0,
      since = CASE WHEN duplicate_searches.model = ${model} AND duplicate_searches.ended_at IS NOT NULL
        THEN duplicate_searches.begun_at END, model = ${model}
    WHERE duplicate_searches.ended_at IS NOT NULL OR duplicate_searches.model <> ${model}`.execute(
    tx,
  );
  const { rows } = await sql<Search>`
    SELECT s.since, s.mark FROM clientele.duplicate_searches s WHERE s.tenant_id = ${tenant} FOR UPDATE`.execute(
    tx,
  );
  return rows[0] ?? { since: null, mark: null };
}

async function nextPeople(tx: Tx, tenant: string, { since, mark }: Search): Promise<Person[]> {
  const { rows } = await sql<Person>`
    SELECT r.customer_id AS customer, r.record FROM clientele.match_records r
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = r.customer_id
    WHERE r.tenant_id = ${tenant} AND (${mark}::uuid IS NULL OR r.customer_id > ${mark}::uuid)
      AND c.merged_at IS NULL AND c.erased_at IS NULL
      AND (${since}::timestamptz IS NULL OR c.updated_at >= ${since}::timestamptz)
    ORDER BY r.customer_id LIMIT ${stepCustomers}`.execute(tx);
  return rows;
}

async function compare(
  tx: Tx,
  setting: Setting,
  people: readonly Person[],
  { since }: Search,
): Promise<Found[]> {
  const { tenant, secret, model } = setting;
  const arrivals = people.map(({ record }) => asArrival(record, secret));
  const [{ candidates: met, terms }, rejected] = await Promise.all([
    findFacts(tx, { tenant, version: model.version }, arrivals),
    rejectedPairs(
      tx,
      tenant,
      people.map((one) => one.customer),
    ),
  ]);
  const context = contextOf(setting, terms, (key) => met.holders.get(key));
  const pairs = new Map<string, Found>();
  for (const [place, { customer, record }] of people.entries())
    for (const other of met.of.get(place)?.keys() ?? []) {
      // Whoever comes later in a search over all meets this one then.
      if (other === customer || (since === null && other < customer)) continue;
      const theirs = met.records.get(other);
      if (theirs === undefined) continue;
      const { probability, evidence, weight } = score(record, theirs, context);
      if (probability < model.thresholds.review || doubtOf(evidence) === 'household') continue;
      const [a, b] = [
        { customer, record },
        { customer: other, record: theirs },
      ];
      const said = rejected.get(`${customer} ${other}`);
      if (said === null || (said !== undefined && said === pairFingerprint(secret, a, b))) continue;
      const [low, high] = customer < other ? [customer, other] : [other, customer];
      const why = reasonsKept({ score: { probability, evidence, weight } });
      pairs.set(`${low} ${high}`, {
        customer: low,
        other: high,
        probability,
        rank: rankOf(weight + priorOf(setting)),
        why,
      });
    }
  return [...pairs.values()];
}

/** A customer as somebody who comes in, of whom matching knows whom they share keys with. */
const asArrival = (record: PersonRecord, secret: Buffer): Arrival => ({
  written: { source: '', kind: 'staff', person: {} },
  record,
  keys: keysUnder(secret, record),
  contacts: [],
  place: null,
  fingerprint: null,
});

/** The likeliest lowest: thousandths of a bit, counted down from a million. */
const rankOf = (bits: number) => Math.max(0, Math.round(1_000_000 - bits * 1000));

/** Writes the pairs of these customers, and takes out those that were found earlier and are none any more. */
async function keep(
  tx: Tx,
  setting: Setting,
  people: readonly Person[],
  pairs: readonly Found[],
  { since }: Search,
): Promise<void> {
  const { tenant } = setting;
  const ids = people.map((one) => one.customer);
  const either =
    since === null
      ? sql`d.customer_id = ANY (${ids}::uuid[])`
      : sql`(d.customer_id = ANY (${ids}::uuid[]) OR d.other_id = ANY (${ids}::uuid[]))`;
  await sql`DELETE FROM clientele.duplicates d
    WHERE d.tenant_id = ${tenant} AND ${either}
      AND (d.answer IS NULL OR d.answered_at < ${inSeconds(-undoSeconds)}::timestamptz) AND NOT EXISTS (
      SELECT FROM unnest(${pairs.map((one) => one.customer)}::uuid[], ${pairs.map((one) => one.other)}::uuid[])
        AS found (customer, other)
      WHERE found.customer = d.customer_id AND found.other = d.other_id)`.execute(tx);
  await insertRows(
    tx,
    'duplicates',
    {
      alike: {
        tenant_id: uuid(tenant),
        model: text(setting.model.version),
        found_at: instant(now()),
      },
      columns: {
        customer_id: 'uuid',
        other_id: 'uuid',
        probability: 'double precision',
        prior: 'double precision',
        why: 'jsonb',
        rank: 'integer',
      },
    },
    pairs.map(({ customer, other, probability, rank, why }) => ({
      customer_id: customer,
      other_id: other,
      probability,
      prior: priorOf(setting),
      why,
      rank,
    })),
    sql`ON CONFLICT (tenant_id, customer_id, other_id) DO UPDATE SET probability = excluded.probability,
      prior = excluded.prior, why = excluded.why, model = excluded.model, rank = excluded.rank, answer = NULL,
      answered_by = NULL, answered_at = NULL, merge_id = NULL`,
  );
}
