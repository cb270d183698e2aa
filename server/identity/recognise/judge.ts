import { provingKinds, type MatchRules } from '#contract/match-rules';
import type { Arrival } from './arrival.ts';
import {
  decide,
  mayBeOne,
  type Candidate,
  type IdentifierKind,
  type Verdict,
} from '../match/decide.ts';
import { score } from '../match/score.ts';
import type { MatchContext, PersonRecord } from '../match/types.ts';
import { isCrowded, type Counts } from './rules.ts';

/** A customer that shares keys with an arrival. */
export interface Compared {
  readonly customer: string;
  readonly record: PersonRecord;
  /** Staff said that they are two people, and neither has changed since. */
  readonly rejected: boolean;
}

/** What judging goes by: how to compare, and the hard rules that go before it. */
export interface Judging {
  readonly context: MatchContext;
  readonly rules: MatchRules;
  readonly counts: Counts;
}

/**
 * Who an arrival is among the customers it shares keys with.
 * @returns the verdict, and the likeliest customer whatever came of it; null when there was none
 */
export function judge(
  arrival: Arrival,
  compared: readonly Compared[],
  { context, rules, counts }: Judging,
): { verdict: Verdict; best: Candidate | null } {
  const proven = new Set(
    arrival.contacts
      .filter((one) => one.verified && !one.generic && !context.blocked?.(one.kind, one.key))
      .map((one) => `${one.kind} ${one.key}`),
  );
  const candidates = compared.map(({ customer, record, rejected }): Candidate => {
    const by = proven.size === 0 ? [] : provingKinds.filter((kind) => owns(record, kind, proven));
    return {
      customer,
      score: score(arrival.record, record, context),
      ...(by.length > 0 && { verified: true, by }),
      ...(rejected && { staff: 'different' as const }),
      ...(isCrowded(rules, { customer, record }, arrival, counts) && {
        barred: 'crowded' as const,
      }),
    };
  });
  const best = candidates.reduce<Candidate | null>(
    (best, one) => (best === null || one.score.weight > best.score.weight ? one : best),
    null,
  );
  const records = new Map(compared.map(({ customer, record }) => [customer, record]));
  const areOne = (a: Candidate, b: Candidate) =>
    mayBeOne(score(records.get(a.customer)!, records.get(b.customer)!, context), context.model);
  return { verdict: decide(candidates, context.model, { areOne, priority: rules.priority }), best };
}

function owns(
  { emails, phones }: PersonRecord,
  kind: IdentifierKind,
  proven: ReadonlySet<string>,
): boolean {
  const held = kind === 'email' ? emails : phones;
  return held.some(({ key }) => key !== null && proven.has(`${kind} ${key}`));
}
