import { z } from 'zod';
import { operation, staff } from './operation.ts';
import { reviewReason, reviewRow } from './reviews.ts';
import { id, instant, text } from './shapes.ts';

const share = z.number().min(0).max(1);

/** Cases to be answered at once: named one by one, or all that are clear enough. */
const which = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(200) }),
  z.strictObject({
    reason: reviewReason.optional(),
    /** How likely the candidate is, at least and at most. */
    from: share.default(0),
    to: share.default(1),
  }),
]);

/** `accept` takes only cases with one candidate left; `reject` says of all candidates that it is none of them. */
const wanted = z.strictObject({
  answer: z.enum(['accept', 'reject']),
  which,
  why: text(400).optional(),
});
export type WantedBatch = z.output<typeof wanted>;

/** Many cases answered as one act. */
export const reviewBatch = z.object({
  id,
  state: z.enum(['running', 'done', 'undoing', 'undone']),
  answer: z.enum(['accept', 'reject']),
  /** How many cases there were when it began, how many of them it has answered, and how many were left out. */
  cases: z.number().int(),
  answered: z.number().int(),
  leftOut: z.number().int(),
  createdAt: instant,
  endedAt: instant.nullable(),
});
export type ReviewBatch = z.output<typeof reviewBatch>;

const params = z.object({ id });

/** The clear cases, answered many at once. */
export const reviewBatches = {
  previewReviewBatch: operation({
    method: 'POST',
    readsOnly: true,
    path: '/api/review-batches/preview',
    summary: 'Count the cases that would be answered at once, and show the first of them',
    who: staff('reviews.decide'),
    authority: 'caller',
    body: wanted.omit({ why: true }),
    reply: z.object({
      cases: z.number().int(),
      rows: z.array(reviewRow.pick({ id: true, name: true, likeliest: true, probability: true })),
    }),
  }),
  startReviewBatch: operation({
    method: 'POST',
    path: '/api/review-batches',
    summary: 'Answer many cases at once, as a job',
    who: staff('reviews.decide'),
    authority: 'caller',
    body: wanted,
    reply: reviewBatch,
    status: 202,
  }),
  getReviewBatch: operation({
    method: 'GET',
    path: '/api/review-batches/{id}',
    summary: 'Read how far answering many cases is',
    who: staff('customers.read'),
    authority: 'caller',
    params,
    reply: reviewBatch,
  }),
  undoReviewBatch: operation({
    method: 'POST',
    path: '/api/review-batches/{id}/undo',
    summary: 'Take all answers of a batch back that nothing has built on since',
    who: staff('reviews.decide'),
    authority: 'caller',
    params,
    reply: reviewBatch,
    status: 202,
    errors: ['answer_not_undoable'],
  }),
};
