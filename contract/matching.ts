import { z } from 'zod';
import { evidenceFields } from './evidence.ts';
import { matchRules } from './match-rules.ts';
import { operation, staff } from './operation.ts';
import { id, instant, line } from './shapes.ts';

/** Why a model that was learnt is not taken: too few pairs, more agreement that says less, or fewer people found. */
export const matchFaults = ['few', 'order', 'worse'] as const;
export const matchFault = z.enum(matchFaults);
export type MatchFault = z.infer<typeof matchFault>;

const probability = z.number().min(0).max(1);

/** Bounds that keep a business safe from itself: nobody is linked who is less likely than not, and somebody always is asked. */
export const thresholdBounds = {
  link: { least: 0.8, most: 0.999 },
  review: { least: 0.05, most: 0.75 },
} as const;

/** How likely two must be one person to be linked, and to be shown to staff. */
const thresholds = z.strictObject({
  link: z.number().min(thresholdBounds.link.least).max(thresholdBounds.link.most),
  review: z.number().min(thresholdBounds.review.least).max(thresholdBounds.review.most),
});
export type MatchThresholds = z.infer<typeof thresholds>;

/** From how much a version was learnt. */
const learnt = z.object({
  customers: z.number().int(),
  profiles: z.number().int(),
  /** Pairs that were compared, and how many of all pairs are one person by the version's lights. */
  compared: z.number().int(),
  pairs: z.number().int(),
  /** Share of all pairs that are one person. */
  lambda: probability,
  /** Levels as `field.level` that hardly any pair had: they say what the shipped version says. */
  unobserved: z.array(z.string()),
  /** What staff had said of pairs by then, where that was enough to be heeded. */
  answers: z.number().int().optional(),
  /** The same seed and people give the same. */
  seed: z.number().int(),
});

const version = z.object({
  /** As decisions name it. */
  version: z.string(),
  /** Counts a business's own; 0 is the shipped one. */
  number: z.number().int(),
  origin: z.enum(['shipped', 'learnt', 'adjusted']),
  /** The version it was made from. */
  basedOn: z.string().nullable(),
  active: z.boolean(),
  /** Why it was not taken. */
  faults: z.array(matchFault),
  learnt: learnt.nullable(),
  thresholds: z.object({ link: probability, review: probability }),
  /** The person who made it; null where nobody did. */
  madeBy: id.nullable(),
  at: instant.nullable(),
});
export type MatchVersion = z.output<typeof version>;

const level = z.object({
  level: z.string(),
  /** Chance among pairs of one person, and among strangers. */
  m: z.number(),
  u: z.number(),
  /** Bits that it says for one person, negative against: of a value that is neither rare nor common. */
  bits: z.number(),
  /** Seen too rarely to be learnt: as shipped. */
  isUnobserved: z.boolean(),
});

const detail = version.extend({
  fields: z.array(z.object({ field: z.enum(evidenceFields), levels: z.array(level) })),
  /** Share of those who turn up who are there already; null where it is taken to be everybody. */
  recurring: probability.nullable(),
});
export type MatchVersionDetail = z.output<typeof detail>;

/** Most versions that are listed, the latest first. */
export const mostVersionsListed = 50;

const standing = z.object({
  active: detail,
  /** The latest first, the shipped one last. */
  versions: z.array(version).max(mostVersionsListed + 1),
  /** Whether a version that is learnt is used by itself. */
  takes: z.boolean(),
  customers: z.number().int(),
  /** Customers from whom on the business's own are learnt from. */
  learnsFrom: z.number().int(),
  /** What staff said of pairs since that was last learnt from by itself, and of how many it is learnt anew. */
  answers: z.object({ since: z.number().int(), learnsAt: z.number().int() }),
  /** Whether the night's search joins customers who are surely one. */
  joins: z.boolean(),
});
export type MatchingStanding = z.output<typeof standing>;

const tally = z.object({
  link: z.number().int(),
  review: z.number().int(),
  new: z.number().int(),
});

/** What is to be tried: another version, other thresholds, or both. */
const wanted = z.strictObject({
  version: line(60).optional(),
  thresholds: thresholds.optional(),
});

const outcome = z.enum(['link', 'review', 'new']);

const rehearsal = z.object({
  /** Arrivals that were judged anew: the latest. */
  arrivals: z.number().int(),
  /** What becomes of them by what is in force, and by what is tried. */
  now: tally,
  otherwise: tally,
  /** How many of them would meet with something else. */
  changed: z.number().int(),
  examples: z.array(
    z.object({
      profile: id,
      name: z.string(),
      source: z.string(),
      /** The customer it belongs to today. */
      customer: id,
      /** Whom it is most like, and what that customer is called; null where there is nobody. */
      like: z.object({ customer: id, name: z.string() }).nullable(),
      now: outcome,
      otherwise: outcome,
      probabilityNow: probability.nullable(),
      probabilityOtherwise: probability.nullable(),
    }),
  ),
});
export type Rehearsal = z.output<typeof rehearsal>;

/** Customers who have more of a kind than hard rules allow: by those in force, and by others. */
const overLimit = z.object({
  limit: z.enum(['emails', 'phones', 'outsideIds', 'numbers']),
  now: z.number().int(),
  otherwise: z.number().int(),
  examples: z.array(z.object({ customer: id, name: z.string(), has: z.number().int() })),
});
export type OverLimit = z.output<typeof overLimit>;

const ruleRehearsal = rehearsal.extend({
  /** Links of customers whom the change touches; the latest of these, and whoever came last, are the arrivals judged anew. */
  touched: z.number().int(),
  over: z.array(overLimit),
  /** Contacts that would say nothing from now on, and whose they are. */
  silenced: z.object({
    contacts: z.number().int(),
    customers: z.number().int(),
    examples: z.array(z.object({ customer: id, name: z.string(), value: z.string() })),
  }),
});
export type RuleRehearsal = z.output<typeof ruleRehearsal>;

/** A threshold in force, and where it would lie by what staff said: between low and high 95 times of 100. */
const proposedThreshold = z.object({
  now: probability,
  estimate: probability,
  low: probability,
  high: probability,
});

const proposal = z.object({
  /** What staff said of pairs, and how often that they are one person. */
  answers: z.number().int(),
  same: z.number().int(),
  /** How many answers a proposal takes, and how many of each kind. */
  needs: z.number().int(),
  needsOfEach: z.number().int(),
  /** Null where too little was said, or it has nothing to do with likelihood. */
  thresholds: z.object({ link: proposedThreshold, review: proposedThreshold }).nullable(),
  /** What to set; null where what is in force may well be right. */
  proposed: thresholds.nullable(),
});
export type ThresholdProposal = z.output<typeof proposal>;

const params = z.object({ version: line(60) });

/** How a business's people are matched: versions of the parameters, thresholds, and what others would do. */
export const matching = {
  getMatching: operation({
    method: 'GET',
    path: '/api/matching',
    summary: 'Read how people are matched: the version in force, its parameters, and all versions',
    who: staff('business.read'),
    authority: 'caller',
    reply: standing,
  }),
  getMatchVersion: operation({
    method: 'GET',
    path: '/api/matching/versions/{version}',
    summary: 'Read one version with its parameters, to compare it with another',
    who: staff('business.read'),
    authority: 'caller',
    params,
    reply: detail,
    errors: ['not_found'],
  }),
  learnMatching: operation({
    method: 'POST',
    path: '/api/matching/learn',
    summary: 'Learn a version from the customers there are, as a job',
    who: staff('matching.change'),
    authority: 'caller',
    status: 202,
    reply: z.object({ customers: z.number().int() }),
  }),
  chooseMatchVersion: operation({
    method: 'POST',
    path: '/api/matching/choose',
    summary: 'Match by a version from now on, and say whether later ones are taken by themselves',
    who: staff('matching.change'),
    authority: 'engine',
    body: z.strictObject({ version: line(60), takes: z.boolean() }),
    reply: standing,
    errors: ['not_found'],
  }),
  setMatchThresholds: operation({
    method: 'PUT',
    path: '/api/matching/thresholds',
    summary:
      'Change how likely two must be one person to be linked or shown to staff: a new version',
    who: staff('matching.change'),
    authority: 'engine',
    body: thresholds,
    reply: standing,
  }),
  proposeThresholds: operation({
    method: 'GET',
    path: '/api/matching/proposal',
    summary: 'Read which thresholds the answers of staff propose, and how sure that is',
    who: staff('business.read'),
    authority: 'engine',
    reply: proposal,
  }),
  setMatchJoins: operation({
    method: 'PUT',
    path: '/api/matching/joins',
    summary: 'Say whether the night’s search joins customers who are surely one',
    who: staff('matching.change'),
    authority: 'engine',
    body: z.strictObject({ joins: z.boolean() }),
    reply: standing,
  }),
  rehearseMatching: operation({
    method: 'POST',
    path: '/api/matching/rehearse',
    summary:
      'Say what would have become of the latest arrivals by another version or other thresholds',
    who: staff('matching.change'),
    authority: 'engine',
    body: wanted,
    reply: rehearsal,
    errors: ['not_found'],
    perMinute: 20,
  }),
  getMatchRules: operation({
    method: 'GET',
    path: '/api/matching/rules',
    summary: 'Read the hard rules that go before probability',
    who: staff('business.read'),
    authority: 'caller',
    reply: matchRules,
  }),
  rehearseMatchRules: operation({
    method: 'POST',
    path: '/api/matching/rules/rehearse',
    summary: 'Say what other hard rules would change among the customers there are',
    who: staff('matching.change'),
    authority: 'engine',
    body: matchRules,
    reply: ruleRehearsal,
    perMinute: 20,
  }),
  setMatchRules: operation({
    method: 'PUT',
    path: '/api/matching/rules',
    summary: 'Set the hard rules that go before probability; heeded from the next arrival on',
    who: staff('matching.change'),
    authority: 'engine',
    body: matchRules,
    reply: matchRules,
  }),
};
