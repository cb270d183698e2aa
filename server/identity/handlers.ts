import { identity } from '#contract/identity';
import { segments } from '#contract/segments';
import { implement } from '#platform/handler';
import { changeCustomer } from './change/change.ts';
import { countCustomers } from './customers/count.ts';
import { listCustomers } from './customers/list.ts';
import { readCustomer } from './customers/read.ts';
import { readTimeline } from './customers/timeline.ts';
import { identify } from './recognise/identify.ts';
import { listReviews } from './reviews/list.ts';
import { orderSources, readSourceOrder } from './sources/order.ts';
import { readReview } from './reviews/read.ts';
import { previewSegment } from './segments/preview.ts';
import { addSegment, changeSegment, listSegments, removeSegment } from './segments/saved.ts';

const ofIdentity = implement(identity, {
  identify: ({ tx, who, body }) => identify(tx, who, body),
  listCustomers: ({ tx, who, query }) => listCustomers(tx, who, query),
  customersCount: ({ tx, who }) => countCustomers(tx, who),
  getCustomer: ({ tx, who, params }) => readCustomer(tx, who, params.id),
  updateCustomer: ({ tx, who, params, body }) => changeCustomer(tx, who, params.id, body),
  getTimeline: ({ tx, who, params, query }) => readTimeline(tx, who, params.id, query),
  listReviews: ({ tx, who, query }) => listReviews(tx, who, query),
  getSourceOrder: ({ tx, who }) => readSourceOrder(tx, who),
  setSourceOrder: ({ tx, who, body }) => orderSources(tx, who, body),
  getReview: ({ tx, who, params }) => readReview(tx, who, params.id),
});

const ofSegments = implement(segments, {
  listSegments: async ({ tx, who }) => ({ rows: await listSegments(tx, who.tenant) }),
  previewSegment: ({ tx, who, body }) => previewSegment(tx, who, body.where),
  createSegment: ({ tx, who, body }) => addSegment(tx, who, body),
  updateSegment: ({ tx, who, params, body }) => changeSegment(tx, who, params.id, body),
  deleteSegment: ({ tx, who, params }) => removeSegment(tx, who, params.id),
});

/** What answers the parts of the contract about who people are and whom a segment is of. */
export const handlers = [...ofIdentity, ...ofSegments];
