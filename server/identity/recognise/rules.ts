import type { MatchRules } from '#contract/match-rules';
import type { PersonRecord } from '../match/types.ts';
import type { Arrival } from './arrival.ts';

/** How many outside ids of a source a customer would have with one more; 0 where that is not counted. */
export type OutsideIds = (customer: string, arrival: Arrival) => number;

/**
 * Whether a customer would come to have more of a kind than one person has, by what an arrival adds: strangers who are
 * glued together by shared data look so.
 */
export function isCrowded(
  { emails, phones, outsideIds }: MatchRules,
  { customer, record }: { readonly customer: string; readonly record: PersonRecord },
  arrival: Arrival,
  outside: OutsideIds,
): boolean {
  if (countWith(record.emails, arrival.record.emails) > emails) return true;
  if (countWith(record.phones, arrival.record.phones) > phones) return true;
  return outsideIds !== null && outside(customer, arrival) > outsideIds;
}

type Contact = { readonly key: string | null };

/** How many there are with those that are new; 0 where none is. */
function countWith(mine: readonly Contact[], added: readonly Contact[]): number {
  const news = added.filter(({ key }) => key !== null && !mine.some((one) => one.key === key));
  return news.length === 0 ? 0 : mine.length + news.length;
}

/** Whether a value is one of those that say nothing, by patterns in which `*` stands for anything. */
export function saysNothingBy(patterns: readonly string[]): (value: string) => boolean {
  if (patterns.length === 0) return () => false;
  const source = patterns
    .map((pattern) => pattern.toLowerCase().split('*').map(RegExp.escape).join('.*'))
    .join('|');
  const any = compiledOf(source);
  return (value) => any.test(value);
}

const compiledPatterns = new Map<string, RegExp>();
const mostCompiled = 500;

function compiledOf(source: string): RegExp {
  const known = compiledPatterns.get(source);
  if (known !== undefined) return known;
  if (compiledPatterns.size >= mostCompiled) compiledPatterns.clear();
  const made = new RegExp(`^(?:${source})$`);
  compiledPatterns.set(source, made);
  return made;
}
