import { identity } from '#contract/identity';
import { implement } from '#platform/handler';
import { changeCustomer } from './change/change.ts';
import { countCustomers } from './customers/count.ts';
import { listCustomers } from './customers/list.ts';
import { readCustomer } from './customers/read.ts';
import { readTimeline } from './customers/timeline.ts';
import { identify } from './recognise/identify.ts';
import { listReviews } from './reviews/list.ts';
import { readReview } from './reviews/read.ts';

/** What answers the identity part of the contract. */
export const handlers = implement(identity, {
  identify: ({ tx, who, body }) => identify(tx, who, body),
  listCustomers: ({ tx, who, query }) => listCustomers(tx, who, query),
  customersCount: ({ tx, who }) => countCustomers(tx, who),
  getCustomer: ({ tx, who, params }) => readCustomer(tx, who, params.id),
  updateCustomer: ({ tx, who, params, body }) => changeCustomer(tx, who, params.id, body),
  getTimeline: ({ tx, who, params, query }) => readTimeline(tx, who, params.id, query),
  listReviews: ({ tx, who, query }) => listReviews(tx, who, query),
  getReview: ({ tx, who, params }) => readReview(tx, who, params.id),
});
