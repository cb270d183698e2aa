import type { MatchRules } from '#contract/match-rules';

/** Rules in force, and others. */
export interface Change {
  readonly tenant: string;
  readonly now: MatchRules;
  readonly otherwise: MatchRules;
}

/** Most that are shown of each kind. */
export const mostExamples = 5;
