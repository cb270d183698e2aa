import assert from 'node:assert/strict';
import type { Identified } from '#contract/identified';
import type { WrittenProfile } from '#contract/person';
import { now } from '#platform/clock';
import { tenantKeys } from '#platform/keys';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { saysNothing } from './arrival.ts';
import { evidenceFor } from './evidence.ts';
import { findFacts } from './facts.ts';
import { knownOutside } from './outside-ids.ts';
import { arrivalFor } from './read-ahead.ts';
import { recognise, recogniseApart, type Judgement, type Opens } from './recognise.ts';
import { daysAgo, readLately } from './recent-contacts.ts';
import { rejectedPairs } from './rejected.ts';
import { likely, matchSetting, settingOf, type Setting } from './setting.ts';
import { takeTurn } from './turn.ts';
import { keep } from '../keep/keep.ts';
import { heldBy } from '../keep/fills.ts';
import { removedFrom } from '../keep/removed.ts';
import { readStamps, type Stamps } from '../keep/stamps.ts';

/** Most profiles that one batch takes. */
const mostInBatch = 500;

/** What became of one profile, for callers inside the program. */
export type Outcome = Pick<
  Judgement,
  'profile' | 'customer' | 'outcome' | 'method' | 'probability' | 'known' | 'unchanged' | 'before'
> & {
  /** What stood beside it, where that was asked for. */
  readonly stamps?: Stamps;
};

/**
 * Recognises a person among the tenant's customers, or makes a new customer, and keeps what came in. As engine.
 * Of strangers who arrive at once and may be one person, each is judged after the one before it.
 * @param opens given for whoever signs in: what is only likely then opens nobody's record
 * @throws Refusal `invalid_input` when the profile says nothing about anybody
 */
export async function identify(
  tx: Tx,
  who: Tenanted,
  written: WrittenProfile,
  opens?: Opens,
): Promise<Identified> {
  const { setting, judgements } = await lookAll(tx, who, [written], opens);
  await keep(tx, who, setting, judgements, [who]);
  return identifiedOf(setting, judgements[0] as Judgement);
}

/**
 * The same for calls that came at once and share a transaction. Each is judged as if it had come alone after the one
 * before it, and what is written down of it says who called. As engine.
 * @param callers of one business, with the same credential
 * @returns outcomes in the order of the calls
 * @throws Refusal `invalid_input` when one of them says nothing about anybody; nothing is kept of any then
 */
export async function identifyEach(
  tx: Tx,
  callers: readonly Tenanted[],
  batch: readonly WrittenProfile[],
): Promise<Identified[]> {
  const [who] = callers;
  if (who === undefined) return [];
  const { setting, judgements } = await lookAll(tx, who, batch);
  await keep(tx, who, setting, judgements, callers);
  return judgements.map((judgement) => identifiedOf(setting, judgement));
}

function identifiedOf(setting: Setting, judgement: Judgement): Identified {
  const { profile, customer, outcome, method, known, best, standsIn, probability } = judgement;
  return {
    outcome,
    method,
    profile,
    customer,
    review: standsIn,
    knownProfile: known,
    probability,
    // Of somebody who was not recognised, not even the likeness to others is told.
    evidence: best === null || outcome === 'new' ? [] : evidenceFor(best.score.evidence),
    model: setting.model.version,
  };
}

/**
 * The same for a batch of up to 500 profiles, as imports bring them: each is judged as if it had come alone after the
 * one before it, in a handful of statements for all. While it runs, nobody else of the tenant is recognised.
 * @param stamped says what else would be overwritten, for whoever may want to take the batch back
 * @returns outcomes in the order of the profiles
 * @throws Refusal `invalid_input` when a profile says nothing about anybody; nothing is kept then
 */
export async function identifyMany(
  tx: Tx,
  who: Tenanted,
  batch: readonly WrittenProfile[],
  { stamped = false }: { readonly stamped?: boolean } = {},
): Promise<Outcome[]> {
  if (batch.length === 0) return [];
  assert(batch.length <= mostInBatch, `a batch takes at most ${mostInBatch} profiles`);
  const { setting, judgements } = await lookAll(tx, who, batch);
  const standing = stamped ? await readStamps(tx, who.tenant, judgements) : undefined;
  await keep(tx, who, setting, judgements);
  if (standing === undefined) return judgements;
  const until = now().toISOString();
  return judgements.map((judgement, place) => {
    const beside = standing.get(place);
    return beside === undefined ? judgement : { ...judgement, stamps: { ...beside, until } };
  });
}

/**
 * Whom a person would be taken for now, and why. Nothing is kept, and nobody waits; so it may be otherwise in a moment.
 */
export async function wouldBe(tx: Tx, who: Tenanted, written: WrittenProfile): Promise<Judgement> {
  const { judgements } = await wouldBeEach(tx, who.tenant, [written]);
  return judgements[0] as Judgement;
}

/** The same for several who have nothing to do with each other, in as many statements as for one. */
export async function wouldBeEach(
  tx: Tx,
  tenant: string,
  batch: readonly WrittenProfile[],
): Promise<{ setting: Setting; judgements: Judgement[] }> {
  checkTells(batch);
  return look(tx, tenant, batch, { inTurn: false });
}

function checkTells(batch: readonly WrittenProfile[]): void {
  const mute = batch.findIndex(saysNothing);
  if (mute !== -1)
    refuseField(batch.length === 1 ? 'person' : `${mute}.person`, 'says nothing about anybody');
}

/** Looks at a batch in its turn. @throws Refusal `invalid_input` when a profile says nothing about anybody */
async function lookAll(
  tx: Tx,
  who: Tenanted,
  batch: readonly WrittenProfile[],
  opens?: Opens,
): Promise<{ setting: Setting; judgements: Judgement[] }> {
  checkTells(batch);
  return look(tx, who.tenant, batch, { inTurn: true, opens });
}

/**
 * Reads all that recognising needs without waiting in between, and decides.
 * @param inTurn each after the one before it, and nobody else meanwhile; otherwise nobody is kept, and none heeds another
 */
async function look(
  tx: Tx,
  tenant: string,
  batch: readonly WrittenProfile[],
  { inTurn, opens }: { readonly inTurn: boolean; readonly opens?: Opens | undefined },
): Promise<{ setting: Setting; judgements: Judgement[] }> {
  const { reading, secret, model } = likely(tenant) ?? (await matchSetting(tx, tenant));
  const arrivals = batch.map((one) => arrivalFor(one, reading, secret));
  // A turn is waited for by the statement behind it, which sees what was done meanwhile.
  const [keys, , found] = await Promise.all([
    tenantKeys(tx, tenant),
    inTurn ? takeTurn(tx, secret, arrivals) : undefined,
    findFacts(tx, { tenant, version: model.version }, arrivals),
  ]);
  const setting = settingOf(tenant, keys.hmac, found.setting, model);
  // The business has moved, or has another secret, since it was last looked at; what it is now is remembered.
  if (setting.reading.country !== reading.country || !setting.secret.equals(secret))
    return look(tx, tenant, batch, { inTurn, opens });
  const { candidates, known, terms } = found;
  const customers = [...known.values()].map((one) => one.customer);
  const heeded = inTurn && batch.length > 1;
  // Alone, an arrival meets nobody who was added to meanwhile.
  const met = heeded ? [...new Set([...customers, ...candidates.records.keys()])] : [];
  const counted = [...customers, ...candidates.records.keys()];
  const { rules } = setting;
  const [rejected, removed, held, outside, lately] = await Promise.all([
    rejectedPairs(tx, tenant, customers),
    removedFrom(tx, tenant, met),
    heldBy(tx, tenant, setting.precedence, met),
    rules.outsideIds === null
      ? undefined
      : knownOutside(tx, tenant, counted, { arrivals, since: daysAgo(rules.days.outsideIds) }),
    readLately(tx, tenant, rules, counted),
  ]);
  const facts = {
    setting,
    known,
    found: candidates,
    terms,
    rejected,
    removed,
    held,
    opens,
    outside,
    lately,
  };
  return {
    setting,
    judgements: inTurn ? recognise(arrivals, facts) : recogniseApart(arrivals, facts),
  };
}
