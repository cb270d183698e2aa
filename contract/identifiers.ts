import { z } from 'zod';
import { operation, staff } from './operation.ts';
import { id, text } from './shapes.ts';

const params = z.object({ id, identifier: id });

/** Values that say nothing about a person at this business, such as the reception's own phone. */
export const identifiers = {
  blockIdentifier: operation({
    method: 'PUT',
    path: '/api/customers/{id}/identifiers/{identifier}/block',
    summary:
      'Block an e-mail address or phone for the whole business: recognising heeds it no more',
    who: staff('customers.block'),
    authority: 'caller',
    params,
    body: z.strictObject({ reason: text(400).min(1) }),
    errors: ['limit_reached'],
  }),
  unblockIdentifier: operation({
    method: 'DELETE',
    path: '/api/customers/{id}/identifiers/{identifier}/block',
    summary: 'Let a blocked e-mail address or phone count again',
    who: staff('customers.block'),
    authority: 'caller',
    params,
  }),
};
