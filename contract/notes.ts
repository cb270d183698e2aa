import { z } from 'zod';
import { operation, staff } from './operation.ts';
import { customerId, id, instant, ofCustomer, text } from './shapes.ts';

/** Who wrote or added something: a person at work or an API key, and its id. */
export const author = z.object({ kind: z.string(), id: id.nullable() });

/** What somebody at work wrote down about a customer. */
export const note = z.object({
  id,
  text: z.string(),
  /** Pinned notes stand above the others. */
  pinned: z.boolean(),
  author,
  writtenAt: instant,
  editedAt: instant.nullable(),
});
export type Note = z.infer<typeof note>;

const noteText = text(4000).min(1);
const params = z.object({ id, note: id });

/** Notes about a customer: each by its author, who alone may edit it. */
export const notes = {
  listNotes: operation({
    method: 'GET',
    path: '/api/customers/{id}/notes',
    summary: 'List the notes about a customer, pinned ones first, then the newest',
    who: staff('customers.read'),
    authority: 'caller',
    params: z.object({ id: customerId }),
    reply: ofCustomer(z.object({ rows: z.array(note) })),
  }),
  addNote: operation({
    method: 'POST',
    path: '/api/customers/{id}/notes',
    summary: 'Write a note about a customer',
    who: staff('customers.change'),
    authority: 'caller',
    params: z.object({ id }),
    body: z.strictObject({ text: noteText, pinned: z.boolean().default(false) }),
    reply: note,
    status: 201,
    errors: ['limit_reached', 'erased'],
  }),
  changeNote: operation({
    method: 'PATCH',
    path: '/api/customers/{id}/notes/{note}',
    summary: 'Edit a note, as its author, or pin it, as anybody who may change customers',
    who: staff('customers.change'),
    authority: 'caller',
    params,
    body: z.strictObject({ text: noteText.optional(), pinned: z.boolean().optional() }),
    reply: note,
    errors: ['not_author'],
  }),
  removeNote: operation({
    method: 'DELETE',
    path: '/api/customers/{id}/notes/{note}',
    summary:
      'Delete a note, as its author, an owner or an admin; it can be put back within a day, then it is gone for good',
    who: staff('customers.change'),
    authority: 'caller',
    params,
    errors: ['not_author'],
  }),
  restoreNote: operation({
    method: 'POST',
    path: '/api/customers/{id}/notes/{note}/restoration',
    summary:
      'Put back a note that was deleted within the last day, as its author, an owner or an admin',
    who: staff('customers.change'),
    authority: 'caller',
    params,
    reply: note,
    errors: ['not_author'],
  }),
};
