import type { Arrival } from './arrival.ts';
import { decide, isPlainlyOne, type Candidate, type Verdict } from '../match/decide.ts';
import { score } from '../match/score.ts';
import type { MatchContext, PersonRecord } from '../match/types.ts';

/** A customer that shares keys with an arrival. */
export interface Compared {
  readonly customer: string;
  readonly record: PersonRecord;
  /** Staff said that they are two people, and neither has changed since. */
  readonly rejected: boolean;
}

/**
 * Who an arrival is among the customers it shares keys with.
 * @returns the verdict, and the likeliest customer whatever came of it; null when there was none
 */
export function judge(
  arrival: Arrival,
  compared: readonly Compared[],
  context: MatchContext,
): { verdict: Verdict; best: Candidate | null } {
  const proven = new Set(
    arrival.contacts
      .filter((one) => one.verified && !one.generic && !context.blocked?.(one.kind, one.key))
      .map((one) => `${one.kind} ${one.key}`),
  );
  const candidates = compared.map(({ customer, record, rejected }): Candidate => ({
    customer,
    score: score(arrival.record, record, context),
    ...(proven.size > 0 && { verified: owns(record, proven) }),
    ...(rejected && { staff: 'different' as const }),
  }));
  const best = candidates.reduce<Candidate | null>(
    (best, one) => (best === null || one.score.weight > best.score.weight ? one : best),
    null,
  );
  const records = new Map(compared.map(({ customer, record }) => [customer, record]));
  const areOne = (a: Candidate, b: Candidate) =>
    isPlainlyOne(score(records.get(a.customer)!, records.get(b.customer)!, context), context.model);
  return { verdict: decide(candidates, context.model, areOne), best };
}

function owns({ emails, phones }: PersonRecord, proven: ReadonlySet<string>): boolean {
  return (
    emails.some((email) => proven.has(`email ${email.key}`)) ||
    phones.some((phone) => phone.key !== null && proven.has(`phone ${phone.key}`))
  );
}
