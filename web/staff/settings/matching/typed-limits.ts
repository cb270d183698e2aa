import {
  mostDays,
  mostNumbersOfAKind,
  mostOfAKind,
  type Limited,
  type MatchRules,
} from '#contract/match-rules';

/** Everything that a rule may limit, in the order of the form. */
export const limits = ['emails', 'phones', 'outsideIds', 'numbers'] as const satisfies Limited[];

/** The most that each limit may be. */
export const mostOf = {
  emails: mostOfAKind,
  phones: mostOfAKind,
  outsideIds: 100,
  numbers: mostNumbersOfAKind,
} as const;

/** Limits that a business need not have. */
const mayBeEmpty: ReadonlySet<Limited> = new Set(['outsideIds', 'numbers']);

/** A limit as it is typed: how many, and in how many days. */
export interface TypedLimit {
  readonly most: string;
  readonly days: string;
}
export type TypedLimits = Readonly<Record<Limited, TypedLimit>>;

/** Limits, to be typed over. */
export function typedOf(rules: MatchRules): TypedLimits {
  const typed = (limit: Limited): TypedLimit => ({
    most: String(rules[limit] ?? ''),
    days: String(rules.days[limit] ?? ''),
  });
  return {
    emails: typed('emails'),
    phones: typed('phones'),
    outsideIds: typed('outsideIds'),
    numbers: typed('numbers'),
  };
}

/** What is no limit of what is typed. */
export function faultsIn(limit: Limited, { most, days }: TypedLimit) {
  const isMissing = most.trim() === '' && !mayBeEmpty.has(limit);
  return { most: isMissing || !isUpTo(mostOf[limit], most), days: !isUpTo(mostDays, days) };
}

/** Whether a text is empty, or a whole number from 1 on. */
function isUpTo(most: number, text: string): boolean {
  const value = numberIn(text);
  return value === null || (Number.isInteger(value) && value >= 1 && value <= most);
}

/** A number that is typed; null for nothing. */
export const numberIn = (text: string) => (text.trim() === '' ? null : Number(text));
