import { z } from 'zod';
import { profile, tagMark } from './customer.ts';
import { waterfall } from './evidence.ts';
import type { ComparedNumbers } from './own-numbers.ts';
import { operation, staff } from './operation.ts';
import { writtenPerson } from './person.ts';
import { id, instant, page, paging, text } from './shapes.ts';

/** Where a case stands. `settled`: nobody had to decide any more, as where a customer was merged or erased. */
export const reviewState = z.enum(['open', 'accepted', 'rejected', 'settled']);

/**
 * Why staff are asked: likely but not sure; two about as likely; nothing but names speaks for it; relatives would agree
 * as much; proven to own a shared value, but the rest contradicts; a known profile now resembles another customer; likely, but a
 * sign-in opens nobody's record without a proof; what a link leaned on turned out to be shared by many; the customer would come to
 * have more of a kind than one person has.
 */
export const reviewReason = z.enum([
  'unsure',
  'tie',
  'uncorroborated',
  'household',
  'contradiction',
  'resembles',
  'unproved',
  'doubted',
  'crowded',
]);

/**
 * What staff say to a case. `accept`: the profile is this candidate. `reject`: it is not, until the data of one of them
 * changes. `never`: it is not, whatever comes. `later`: asked again after a while.
 */
const reviewAnswer = z.enum(['accept', 'reject', 'never', 'later']);
export type ReviewAnswer = z.infer<typeof reviewAnswer>;

const named = z.object({ customer: id, name: z.string() });

export const reviewRow = z.object({
  id,
  state: reviewState,
  reason: reviewReason,
  profile: id,
  /** Where the profile is for now, and how that customer is called. */
  customer: id,
  name: z.string(),
  source: z.string(),
  /** How many candidates are left to decide on, and the likeliest of them. */
  candidates: z.number().int(),
  likeliest: named.nullable(),
  probability: z.number(),
  createdAt: instant,
  /** Put back until then. */
  dueAt: instant.nullable(),
  decidedAt: instant.nullable(),
  decidedBy: id.nullable(),
});

/** Somebody a profile is compared with, as one would write them down, and what hangs on them. */
export const compared = named.extend({
  person: writtenPerson,
  profiles: z.number().int(),
  tags: z.array(tagMark),
  since: instant,
});

/** Numbers of their own of two, kind by kind; of a national id and the like, whoever may not read those sees only the end. */
export const comparedNumbers: z.ZodType<ComparedNumbers> = z.array(
  z.object({
    kind: z.string(),
    mine: z.array(z.string()),
    theirs: z.array(z.string()),
    /** By the whole numbers. `added`: only the first has one; `known`: only the second. */
    agree: z.enum(['same', 'alike', 'different', 'added', 'known']),
  }),
);

/** An answer that was given, the latest first. */
const givenAnswer = z.object({
  id,
  answer: reviewAnswer,
  candidate: id.nullable(),
  why: z.string().nullable(),
  by: id.nullable(),
  at: instant,
  undone: z.boolean(),
});

const review = reviewRow.omit({ candidates: true, likeliest: true }).extend({
  profile: profile.omit({ link: true }),
  /** The customer that the profile has for now. */
  now: compared,
  /** That customer was made for this profile alone, and goes when the profile is somebody else's. */
  isProvisional: z.boolean(),
  candidates: z.array(
    compared.extend({
      probability: z.number(),
      why: waterfall,
      /** The profile's beside the candidate's. */
      numbers: comparedNumbers,
      answer: reviewAnswer.extract(['reject', 'never']).nullable(),
    }),
  ),
  answers: z.array(givenAnswer),
});

const answered = z.object({
  /** The answer, by which it can be taken back. */
  answer: id,
  review: id,
  state: reviewState,
  /** Candidates that are still to be decided on. */
  left: z.number().int(),
});
export type Answered = z.infer<typeof answered>;

const why = text(400).optional();

/** What a person at work answers. */
export const wantedAnswer = z.discriminatedUnion('answer', [
  z.strictObject({
    answer: z.literal('accept'),
    candidate: id,
    /** Where the profile's customer has other profiles: the two customers become one, instead of this profile moving alone. */
    whole: z.boolean().optional(),
    why,
  }),
  z.strictObject({ answer: z.literal('reject'), candidate: id, why }),
  z.strictObject({ answer: z.literal('never'), candidate: id, why }),
  z.strictObject({ answer: z.literal('later'), until: instant.optional(), why }),
]);
export type WantedAnswer = z.output<typeof wantedAnswer>;

const params = z.object({ id });

/** The queue in which staff decide who a profile is. */
export const reviews = {
  listReviews: operation({
    method: 'GET',
    path: '/api/reviews',
    summary:
      'List cases in which staff decide who a profile is, in the order they are best decided',
    who: staff('customers.read'),
    authority: 'caller',
    query: z.strictObject({
      ...paging,
      /** `decided`: all that are not open, the latest first. */
      state: z.enum([...reviewState.options, 'decided']).default('open'),
      /** Of open ones: those to be decided now, or those put back. */
      due: z.enum(['now', 'later']).optional(),
      reason: reviewReason.optional(),
    }),
    reply: page(reviewRow),
  }),
  countReviews: operation({
    method: 'GET',
    path: '/api/review-counts',
    summary: 'Count open cases: those to be decided now by reason, and those put back',
    who: staff('customers.read'),
    authority: 'caller',
    reply: z.object({
      now: z.number().int(),
      later: z.number().int(),
      /** When the oldest of those to be decided now came. */
      oldest: instant.nullable(),
      reasons: z.array(z.object({ reason: reviewReason, count: z.number().int() })),
    }),
  }),
  getReview: operation({
    method: 'GET',
    path: '/api/reviews/{id}',
    summary: 'Read one case: the profile, the candidates, the evidence for each, and the answers',
    who: staff('customers.read'),
    authority: 'caller',
    params,
    reply: review,
  }),
  answerReview: operation({
    method: 'POST',
    path: '/api/reviews/{id}/answers',
    summary: 'Decide a case, or one of its candidates, or put it back',
    who: staff('reviews.decide'),
    authority: 'engine',
    params,
    body: wantedAnswer,
    reply: answered,
    status: 201,
    errors: ['review_decided', 'review_settled', 'erased', 'already_one', 'only_profile'],
  }),
  undoReviewAnswer: operation({
    method: 'POST',
    path: '/api/review-answers/{id}/undo',
    summary: 'Take an answer back: the case is as it was before it',
    who: staff('reviews.decide'),
    authority: 'engine',
    params,
    reply: answered,
    errors: ['answer_not_undoable', 'merge_undone', 'merged_on', 'link_not_undoable'],
  }),
};
