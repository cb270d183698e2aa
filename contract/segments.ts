import { z } from 'zod';
import { customerRow } from './customer.ts';
import { operation, staff } from './operation.ts';
import { segmentWhere } from './segment.ts';
import { id, instant, line } from './shapes.ts';

/** A saved segment: customers by what they are, not by name; whoever fits is in it. */
export const segment = z.object({
  id,
  name: z.string(),
  where: segmentWhere,
  createdAt: instant,
  updatedAt: instant,
});
export type Segment = z.output<typeof segment>;

const params = z.object({ id });

/** Saved segments of a business. A name is taken whatever its case. */
export const segments = {
  listSegments: operation({
    method: 'GET',
    path: '/api/segments',
    summary: 'List the saved segments by name',
    who: staff('customers.read'),
    authority: 'caller',
    reply: z.object({ rows: z.array(segment) }),
  }),
  previewSegment: operation({
    method: 'POST',
    readsOnly: true,
    path: '/api/segments/preview',
    summary: 'Count the customers that fit, and show the newest few, without saving anything',
    who: staff('customers.read'),
    // Who may do this sees every customer; the caller's policies would ask again at each of a hundred thousand rows.
    authority: 'engine',
    body: z.strictObject({ where: segmentWhere }),
    reply: z.object({ count: z.number().int(), rows: z.array(customerRow) }),
  }),
  createSegment: operation({
    method: 'POST',
    path: '/api/segments',
    summary: 'Save a segment under a name',
    who: staff('segments.change'),
    authority: 'caller',
    body: z.strictObject({ name: line(80), where: segmentWhere }),
    reply: segment,
    status: 201,
    errors: ['name_taken', 'limit_reached'],
  }),
  updateSegment: operation({
    method: 'PATCH',
    path: '/api/segments/{id}',
    summary: 'Rename a segment or change whom it is of',
    who: staff('segments.change'),
    authority: 'caller',
    params,
    body: z.strictObject({ name: line(80).optional(), where: segmentWhere.optional() }),
    reply: segment,
    errors: ['name_taken'],
  }),
  deleteSegment: operation({
    method: 'DELETE',
    path: '/api/segments/{id}',
    summary: 'Delete a segment; the customers stay',
    who: staff('segments.change'),
    authority: 'caller',
    params,
  }),
};
