import type { MatchRules } from '#contract/match-rules';
import type { PersonRecord } from '../match/types.ts';
import { fold } from '../normalise/text.ts';
import type { Arrival } from './arrival.ts';

/** How many outside ids of a source a customer would have with one more; 0 where that is not counted. */
export type OutsideIds = (customer: string, arrival: Arrival) => number;

/** E-mails, phones, or numbers of one's own of a kind. */
export type Counted = 'email' | 'phone' | `number ${string}`;

/** How many of a kind a customer would have come by lately, with these keys. */
export type RecentContacts = (customer: string, kind: Counted, keys: readonly string[]) => number;

/** What is counted of customers beside their records. */
export interface Counts {
  readonly outside: OutsideIds;
  readonly recent: RecentContacts;
}

/**
 * Whether a customer would come to have more of a kind than one person has, by what an arrival adds: strangers who are
 * glued together by shared data look so.
 */
export function isCrowded(
  { emails, phones, outsideIds, numbers, days }: MatchRules,
  { customer, record }: { readonly customer: string; readonly record: PersonRecord },
  arrival: Arrival,
  { outside, recent }: Counts,
): boolean {
  const isOver = (kind: 'email' | 'phone', most: number, inDays: number | null) => {
    const [mine, added] = [contactsOf(record, kind), contactsOf(arrival.record, kind)];
    const news = added.flatMap(({ key }) =>
      key === null || mine.some((one) => one.key === key) ? [] : [key],
    );
    if (news.length === 0) return false;
    const all = inDays === null ? mine.length + news.length : recent(customer, kind, news);
    return all > most;
  };
  if (isOver('email', emails, days.emails) || isOver('phone', phones, days.phones)) return true;
  if (numbers !== null) {
    const lately = days.numbers === null ? null : recent;
    const isOneTooMany = ([kind, number]: [string, string]) => {
      const mine = numbersOfKind(record, kind);
      if (mine.has(number)) return false;
      return (lately?.(customer, `number ${kind}`, [number]) ?? mine.size + 1) > numbers;
    };
    if (Object.entries(arrival.record.numbers ?? {}).some(isOneTooMany)) return true;
  }
  return outsideIds !== null && outside(customer, arrival) > outsideIds;
}

/** Every number of a kind that a person is known by. */
function numbersOfKind({ numbers = {}, former }: PersonRecord, kind: string): Set<string> {
  const first = numbers[kind];
  const others = (former?.numbers ?? []).filter((one) => one.startsWith(`${kind} `));
  const all = new Set(others.map((one) => one.slice(kind.length + 1)));
  return first === undefined ? all : all.add(first);
}

/** Whether two customers together would have more numbers of a kind than one may have. */
export function areNumberedApart(
  { numbers: most }: Pick<MatchRules, 'numbers'>,
  one: PersonRecord,
  other: PersonRecord,
): boolean {
  if (most === null) return false;
  return Object.keys({ ...one.numbers, ...other.numbers }).some((kind) => {
    const [mine, theirs] = [numbersOfKind(one, kind), numbersOfKind(other, kind)];
    return mine.size > 0 && theirs.size > 0 && mine.union(theirs).size > most;
  });
}

const contactsOf = (
  { emails, phones }: PersonRecord,
  kind: 'email' | 'phone',
): readonly { readonly key: string | null }[] => (kind === 'email' ? emails : phones);

/** Patterns as numbers of one's own are compared with them: without what does not count in a number. */
export function patternsOfNumbers(patterns: readonly string[]): string[] {
  return patterns
    .filter((pattern) => !pattern.includes('@') && !pattern.startsWith('+'))
    .map((pattern) => fold(pattern).replaceAll(/[^\p{L}\p{N}*]/gu, ''))
    .filter((pattern) => pattern !== '');
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
