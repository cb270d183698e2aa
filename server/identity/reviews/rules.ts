import type { ReviewAnswer } from '#contract/reviews';

/** By so many days the answer that teaches most stands earlier than when it came: none is overtaken by what comes later than that. */
const mostDays = 14;

const dayMs = 86_400_000;

/** No probability is taken for certainty. */
const surest = 1e-6;

/**
 * How many bits the answer to a case would tell: the entropy (Shannon 1948) over who the profile is, one of the candidates
 * or none of them. Most where nobody can say, least where it is all but clear.
 * @param probabilities of each candidate, seen alone
 */
export function informationOf(probabilities: readonly number[]): number {
  const odds = probabilities.map((one) => {
    const bounded = Math.min(1 - surest, Math.max(surest, one));
    return bounded / (1 - bounded);
  });
  const whole = odds.reduce((sum, one) => sum + one, 1);
  return [1, ...odds].reduce((sum, one) => sum - (one / whole) * Math.log2(one / whole), 0);
}

/**
 * The place of a case in the queue, as a moment: the earliest comes first. What teaches most stands as if it had waited up to
 * two weeks longer; so it is asked first, and yet age counts, and none is overtaken for ever.
 * @param worth of its answer, from 0 to 1, as `askFirst` says it
 */
export function rankOf(createdAt: Date, worth: number): Date {
  return new Date(Math.round(createdAt.getTime() - worth * mostDays * dayMs));
}

/** How long a case is put back where nobody says for how long: two days. */
export const laterMs = 2 * dayMs;

/** The longest that a case can be put back: half a year. */
export const longestLaterMs = 183 * dayMs;

/** What becomes of a case by an answer, with so many candidates left to decide on. */
export function stateAfter(answer: ReviewAnswer, left: number): 'open' | 'accepted' | 'rejected' {
  if (answer === 'accept') return 'accepted';
  if (answer === 'later') return 'open';
  return left === 0 ? 'rejected' : 'open';
}
