import { z } from 'zod';
import { waterfall } from './evidence.ts';
import { operation, staff } from './operation.ts';
import { compared, comparedNumbers } from './reviews.ts';
import { customerId, id, instant, ofPair, page, paging, text } from './shapes.ts';

/** One of a pair, as a list shows it. */
const one = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  profiles: z.number().int(),
  since: instant,
});

const pair = z.object({ one, other: one, probability: z.number(), foundAt: instant });

const params = z.object({ id, other: id });
const why = text(400).optional();

/** Customers who may be one person, as a job finds them comparing customers with each other. */
export const duplicates = {
  listDuplicates: operation({
    method: 'GET',
    path: '/api/duplicates',
    summary: 'List pairs of customers who may be one person, the likeliest first',
    who: staff('customers.read'),
    authority: 'caller',
    query: z.strictObject(paging),
    reply: page(pair).extend({
      /** How many pairs there are in all; counted up to 10,000. */
      count: z.number().int(),
      /** When all customers had been compared last; null where a first search is still under way. */
      searchedAt: instant.nullable(),
    }),
  }),
  getDuplicate: operation({
    method: 'GET',
    path: '/api/duplicates/{id}/{other}',
    summary: 'Read a pair of customers who may be one person, side by side, and why',
    who: staff('customers.read'),
    authority: 'caller',
    params: z.object({ id: customerId, other: customerId }),
    reply: ofPair(
      z.object({
        one: compared,
        other: compared,
        why: waterfall,
        numbers: comparedNumbers,
        foundAt: instant,
      }),
    ),
  }),
  answerDuplicate: operation({
    method: 'PUT',
    path: '/api/duplicates/{id}/{other}/answer',
    summary:
      'Merge a pair of customers, or say that they are two people until their data change, or for good',
    who: staff('reviews.decide'),
    authority: 'engine',
    params,
    body: z.strictObject({ answer: z.enum(['merge', 'reject', 'never']), why }),
    errors: ['already_one', 'erased', 'review_decided'],
  }),
  undoDuplicateAnswer: operation({
    method: 'DELETE',
    path: '/api/duplicates/{id}/{other}/answer',
    summary: 'Take back what was said of a pair of customers',
    who: staff('reviews.decide'),
    authority: 'engine',
    params,
    errors: ['already_one', 'merge_undone', 'merged_on'],
  }),
};
