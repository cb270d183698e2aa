import { isDeepStrictEqual } from 'node:util';
import type { LinkMethod } from '#contract/evidence';
import { newId } from '#platform/ids';
import type { Arrival } from './arrival.ts';
import type { Candidates } from './candidates.ts';
import { contextOf, type TermCounts } from './frequency.ts';
import { Gathering } from './gathering.ts';
import { judge, type Compared, type Judging } from './judge.ts';
import { KnownOutside } from './outside-ids.ts';
import type { Known } from './known.ts';
import { type Candidate, type Doubt, provedOnly } from '../match/decide.ts';
import type { PersonRecord } from '../match/types.ts';
import { enrichedRecord } from '../keep/record.ts';
import { keysUnder } from '../keep/record-keys.ts';
import { heedsContacts, type Held, holding, onlyFilling } from '../keep/fills.ts';
import { withoutRemoved, type Removed } from '../keep/removed.ts';
import { pairFingerprint } from './pair-fingerprint.ts';
import { Lately } from './recent-contacts.ts';
import type { Rejected } from './rejected.ts';
import type { Setting } from './setting.ts';

/** A case for staff: why, and whom the profile may be. */
export interface Case {
  readonly id: string;
  readonly reason: Doubt | 'resembles';
  readonly candidates: readonly Candidate[];
}

/** What is to become of one arrival. */
export interface Judgement {
  readonly arrival: Arrival;
  readonly profile: string;
  readonly link: string;
  readonly customer: string;
  readonly outcome: 'link' | 'review' | 'new';
  readonly method: LinkMethod;
  readonly probability: number | null;
  /** Whom it was compared with and taken for, or came nearest to. */
  readonly best: Candidate | null;
  /** The profile had come in before; `unchanged`: and says the same. */
  readonly known: boolean;
  readonly unchanged: boolean;
  /** What a known profile said until now. */
  readonly before: Known['person'] | null;
  /** A case to be opened. */
  readonly review: Case | null;
  /** The case it stands in, new or open since earlier. */
  readonly standsIn: string | null;
}

/** All that recognising a list of arrivals needs to know. */
export interface Facts {
  readonly setting: Setting;
  readonly found: Candidates;
  readonly terms: TermCounts;
  readonly known: ReadonlyMap<number, Known>;
  readonly rejected: Rejected;
  /** What a person took off the customers that a batch may add to. */
  readonly removed: Removed;
  /** What these have, and who said it, where some source only fills contacts. */
  readonly held: ReadonlyMap<string, Held>;
  readonly opens?: Opens | undefined;
  /** By which ids sources know the customers, where there is a limit to them. */
  readonly outside?: KnownOutside | undefined;
  /** Which contacts the customers came by lately, where a limit counts those alone. */
  readonly lately?: Lately | undefined;
}

/** Said of arrivals whose link opens the customer's own record to whoever sent them: only a proof, or staff, links them. */
export interface Opens {
  /** The customer whom the sender has proved to be, by a session of theirs. */
  readonly owner?: string;
}

/**
 * Recognises arrivals one after the other, each with what the ones before it left behind.
 * Decides only: nothing is read or written.
 */
export function recognise(arrivals: readonly Arrival[], facts: Facts): Judgement[] {
  const { secret } = facts.setting;
  const added = addedBy(facts);
  const gathering = new Gathering(facts.found, secret);
  const outside = facts.outside ?? new KnownOutside();
  const lately = facts.lately ?? new Lately();
  const judging: Judging = {
    context: contextOf(facts.setting, facts.terms, (key) => gathering.holders(key)),
    rules: facts.setting.rules,
    counts: { outside: outside.with, recent: lately.with },
  };
  const met = new Map<string, Known>();
  return arrivals.map((arrival, place) => {
    const name = nameOf(arrival);
    const known = (name === null ? undefined : met.get(name)) ?? facts.known.get(place);
    const near = gathering.near(place, arrival.keys);
    const judgement = known
      ? again(arrival, known, near, { judging, facts })
      : first(arrival, near, judging, facts.opens);
    // The last leaves nothing behind that anybody would heed.
    if (place === arrivals.length - 1) return judgement;
    if (name !== null) met.set(name, asKnown(judgement));
    outside.add(judgement.customer, arrival.written.source, arrival.written.outsideId);
    const before = near.find((one) => one.customer === judgement.customer)?.record;
    for (const { kind, key } of arrival.contacts)
      if (!holds(before, kind, key)) lately.add(judgement.customer, kind, key);
    for (const [kind, key] of Object.entries(arrival.record.numbers ?? {}))
      lately.add(judgement.customer, `number ${kind}`, key);
    if (!judgement.unchanged) {
      const record = added(judgement);
      gathering.join(judgement.customer, record, keysUnder(secret, record));
    }
    return judgement;
  });
}

function holds(record: PersonRecord | undefined, kind: 'email' | 'phone', key: string): boolean {
  const held = kind === 'email' ? record?.emails : record?.phones;
  return held?.some((one) => one.key === key) === true;
}

/** Recognises arrivals of which none heeds another: each as if it alone had come. */
export function recogniseApart(arrivals: readonly Arrival[], facts: Facts): Judgement[] {
  return arrivals.flatMap((arrival, place) => {
    const { of, records, holders } = facts.found;
    const mine = of.get(place) ?? new Map<string, number>();
    const known = facts.known.get(place);
    return recognise([arrival], {
      ...facts,
      found: {
        of: new Map([[0, mine]]),
        records: new Map([...mine.keys()].flatMap((id) => entryOf(records, id))),
        holders,
      },
      known: new Map(known && [[0, known]]),
    });
  });
}

function entryOf<Value>(map: ReadonlyMap<string, Value>, key: string): [string, Value][] {
  const value = map.get(key);
  return value === undefined ? [] : [[key, value]];
}

/** What each arrival of a batch, one after the other, adds to what matching knows of its customer. */
function addedBy({ setting, removed, held: before }: Facts): (judged: Judgement) => PersonRecord {
  const { secret, precedence } = setting;
  const held = new Map(before);
  const heeds = heedsContacts(precedence);
  return ({ arrival, customer, profile }) => {
    const welcome = withoutRemoved(arrival, removed.get(customer), secret);
    const { source } = arrival.written;
    const has = held.get(customer) ?? (heeds ? new Map<string, null>() : undefined);
    const brought = onlyFilling(welcome, has, { source, profile }, precedence);
    const after = holding(has, brought, profile);
    if (after !== undefined) held.set(customer, after);
    return brought.record;
  };
}

type Near = readonly { readonly customer: string; readonly record: PersonRecord }[];

/** A profile that has not come in before: linked to the one it is, or given a customer of its own. */
function first(
  arrival: Arrival,
  near: Near,
  judging: Judging,
  opens: Opens | undefined,
): Judgement {
  const compared = near.map(({ customer, record }) => ({ customer, record, rejected: false }));
  const { verdict: judged, best } = judge(arrival, compared, judging);
  const verdict = opens === undefined ? judged : provedOnly(judged);
  const common = {
    arrival,
    profile: newId(),
    link: newId(),
    known: false,
    unchanged: false,
    before: null,
    review: null,
    standsIn: null,
  };
  if (opens?.owner !== undefined)
    return {
      ...common,
      customer: opens.owner,
      outcome: 'link',
      method: 'verified',
      probability: null,
      best: null,
    };
  if (verdict.kind === 'link') {
    const { candidate, method } = verdict;
    const { customer, score } = candidate;
    return {
      ...common,
      customer,
      outcome: 'link',
      method,
      probability: score.probability,
      best: candidate,
    };
  }
  const alone = { ...common, customer: newId(), method: 'new' as const, best };
  if (verdict.kind === 'new')
    return { ...alone, outcome: 'new', probability: best?.score.probability ?? null };
  const [likeliest] = verdict.candidates;
  const review = { id: newId(), reason: verdict.doubt, candidates: verdict.candidates };
  return {
    ...alone,
    outcome: 'review',
    probability: likeliest?.score.probability ?? null,
    best: likeliest ?? best,
    review,
    standsIn: review.id,
  };
}

/**
 * A known profile stays with its customer, whoever decided that; no automatic pass moves it. Where its new data resemble
 * another customer, staff are asked.
 */
function again(
  arrival: Arrival,
  known: Known,
  near: Near,
  { judging, facts }: { judging: Judging; facts: Facts },
): Judgement {
  const unchanged = isDeepStrictEqual(known.person, arrival.written.person);
  const common = {
    arrival,
    profile: known.profile,
    link: known.link,
    customer: known.customer,
    outcome: known.review === null ? ('link' as const) : ('review' as const),
    method: known.method,
    probability: known.probability,
    best: null,
    known: true,
    unchanged,
    before: known.person,
    review: null,
    standsIn: known.review,
  };
  if (unchanged || known.review !== null) return common;
  const own = near.find((one) => one.customer === known.customer)?.record;
  const others = near
    .filter((one) => one.customer !== known.customer)
    .map(({ customer, record }): Compared => {
      const rejected = isRejected(arrival, known.customer, own, { customer, record }, facts);
      return { customer, record, rejected };
    });
  const { verdict } = judge(arrival, others, judging);
  if (verdict.kind === 'new') return common;
  const candidates = verdict.kind === 'link' ? [verdict.candidate] : verdict.candidates;
  const review = { id: newId(), reason: 'resembles' as const, candidates };
  return { ...common, outcome: 'review', review, standsIn: review.id, best: candidates[0] ?? null };
}

function isRejected(
  arrival: Arrival,
  customer: string,
  own: PersonRecord | undefined,
  other: { customer: string; record: PersonRecord },
  { rejected, setting }: Facts,
): boolean {
  const said = rejected.get(`${customer} ${other.customer}`);
  if (said === null) return true;
  if (said === undefined || own === undefined) return false;
  const now = { customer, record: enrichedRecord(own, arrival.record) };
  return said === pairFingerprint(setting.secret, now, other);
}

/** What tells a profile from others of its source; null where nothing does. */
function nameOf({ written, fingerprint }: Arrival): string | null {
  if (written.outsideId !== undefined) return `${written.source}\nid ${written.outsideId}`;
  return fingerprint === null ? null : `${written.source}\n${fingerprint}`;
}

function asKnown(judgement: Judgement): Known {
  const { arrival, profile, customer, link, method, probability, standsIn } = judgement;
  const { person } = arrival.written;
  return { profile, person, customer, link, method, probability, review: standsIn };
}
