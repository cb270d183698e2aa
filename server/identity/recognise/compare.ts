import type { merges } from '#contract/merges';
import type { Waterfall } from '#contract/evidence';
import type { BodyOf, ReplyOf } from '#contract/operation';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { sql } from 'kysely';
import { evidenceAsSeenBy } from '../customers/own-numbers.ts';
import { waterfallOf } from '../customers/why.ts';
import { reasonsKept } from '../keep/profiles.ts';
import { keysUnder } from '../keep/record-keys.ts';
import { score } from '../match/score.ts';
import type { PersonRecord, Score } from '../match/types.ts';
import { arrivalOf, type Arrival } from './arrival.ts';
import { findFacts } from './facts.ts';
import { contextOf } from './frequency.ts';
import { Gathering } from './gathering.ts';
import { wouldBeEach } from './identify.ts';
import { evidenceFor } from './evidence.ts';
import { priorOf } from './prior.ts';
import { checkAllReadable, checkReadable, type Telling } from './readable.ts';
import type { Judgement } from './recognise.ts';
import { matchSetting, type Setting } from './setting.ts';

/** The evidence of a comparison, in words and with the values of both. */
function inWords(
  setting: Setting,
  scored: Score,
  mine: PersonRecord,
  theirs: PersonRecord,
): Waterfall {
  const kept = {
    prior: priorOf(setting),
    why: reasonsKept({ score: scored }),
    probability: scored.probability,
    model: setting.model.version,
  };
  return waterfallOf(kept, mine, theirs);
}

/** Compares two customers as they are now: what speaks for and against their being one person. As `engine`. */
export async function compareCustomers(
  tx: Tx,
  setting: Setting,
  one: PersonRecord,
  other: PersonRecord,
): Promise<Waterfall> {
  const { tenant, secret } = setting;
  const arrival: Arrival = {
    written: { source: '-', kind: 'staff', person: {} },
    record: one,
    keys: keysUnder(secret, one),
    contacts: [],
    place: null,
    fingerprint: null,
  };
  const { candidates, terms } = await findFacts(tx, { tenant, version: setting.model.version }, [
    arrival,
  ]);
  // The one is among those who have its own contacts.
  const holders = (key: bigint) => {
    const all = candidates.holders.get(key);
    return all === undefined ? undefined : Math.max(1, all - 1);
  };
  return inWords(setting, score(one, other, contextOf(setting, terms, holders)), one, other);
}

/**
 * Customers who may be somebody described, the likeliest first, each with the evidence. Nothing is kept. As `engine`.
 * @throws {Refusal} `invalid_input` naming each address, number or day that cannot be one
 */
export async function searchPeople(
  tx: Tx,
  who: Tenanted,
  { person, limit }: BodyOf<typeof merges.searchPeople>,
): Promise<ReplyOf<typeof merges.searchPeople>> {
  const { tenant } = who;
  const setting = await matchSetting(tx, tenant);
  checkReadable(person, setting.reading);
  const arrival = arrivalOf({ source: '-', kind: 'form', person }, setting.reading, setting.secret);
  const { candidates, terms } = await findFacts(tx, { tenant, version: setting.model.version }, [
    arrival,
  ]);
  const gathering = new Gathering(candidates, setting.secret);
  const context = contextOf(setting, terms, (key) => gathering.holders(key));
  const best = gathering
    .near(0, arrival.keys)
    .map(({ customer, record }) => ({
      customer,
      record,
      score: score(arrival.record, record, context),
    }))
    .toSorted((a, b) => b.score.weight - a.score.weight || (a.customer < b.customer ? -1 : 1))
    .slice(0, limit);
  const names = await namesOf(
    tx,
    tenant,
    best.map((one) => one.customer),
  );
  return {
    rows: best.map(({ customer, record, score: scored }) => ({
      customer,
      name: names.get(customer) ?? '',
      why: evidenceAsSeenBy(who, inWords(setting, scored, arrival.record, record)),
    })),
  };
}

async function namesOf(tx: Tx, tenant: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT c.id, c.name FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND c.id = ANY (${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/**
 * What identifying somebody would come to at this moment. Nothing is kept, and nobody waits; so it may be otherwise in a
 * moment. As `engine`.
 * @param calls that came at once, with one credential; none of them heeds another
 * @throws {Refusal} `invalid_input` as identifying
 */
export async function identifyDryRuns(
  tx: Tx,
  calls: readonly Telling[],
): Promise<ReplyOf<typeof merges.identifyDryRun>[]> {
  const [first] = calls;
  if (first === undefined) return [];
  await checkAllReadable(tx, calls);
  const { setting, judgements } = await wouldBeEach(
    tx,
    first.who.tenant,
    calls.map(({ body }) => body),
  );
  return judgements.map((judgement) => dryRunOf(judgement, setting));
}

function dryRunOf(judgement: Judgement, { model }: Setting): ReplyOf<typeof merges.identifyDryRun> {
  const { outcome, known, best, method, probability } = judgement;
  const isThere = known || outcome === 'link';
  return {
    outcome,
    method,
    profile: known ? judgement.profile : null,
    customer: isThere ? judgement.customer : null,
    // A case that would be opened is not there yet.
    review: known && judgement.review === null ? judgement.standsIn : null,
    knownProfile: known,
    probability,
    evidence: best === null || outcome === 'new' ? [] : evidenceFor(best.score.evidence),
    model: model.version,
  };
}
