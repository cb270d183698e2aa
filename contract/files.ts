import { z } from 'zod';
import { author } from './notes.ts';
import { operation, staff } from './operation.ts';
import { customerId, id, instant, line, ofCustomer } from './shapes.ts';

/** A file that hangs on a customer. */
export const customerFile = z.object({
  id,
  /** Cleaned of paths and of characters that hide what a file is. */
  name: z.string(),
  /** By its first bytes, whatever it is called. */
  type: z.string(),
  bytes: z.number().int(),
  /** Lower-case hex of the SHA-256 of its bytes. */
  sha256: z.string(),
  addedBy: author.shape.id,
  addedAt: instant,
});
export type CustomerFile = z.infer<typeof customerFile>;

/** Most bytes of one file that hangs on a customer. */
export const mostFileBytes = 26_214_400;

const params = z.object({ id, file: id });

/** Files of a customer: kept once by content, only ever downloaded, never shown in our own origin. */
export const files = {
  listFiles: operation({
    method: 'GET',
    path: '/api/customers/{id}/files',
    summary: 'List the files of a customer, newest first',
    who: staff('customers.read'),
    authority: 'caller',
    params: z.object({ id: customerId }),
    reply: ofCustomer(z.object({ rows: z.array(customerFile) })),
  }),
  addFile: operation({
    method: 'POST',
    path: '/api/customers/{id}/files',
    summary: 'Attach a file to a customer',
    who: staff('customers.change'),
    authority: 'none',
    params: z.object({ id }),
    query: z.object({ name: line(400) }),
    upload: { types: ['application/octet-stream'], maxBytes: mostFileBytes },
    reply: customerFile,
    status: 201,
    errors: ['file_refused', 'limit_reached', 'erased', 'conflict'],
  }),
  downloadFile: operation({
    method: 'GET',
    path: '/api/customers/{id}/files/{file}',
    summary: 'Download a file of a customer',
    who: staff('customers.read'),
    authority: 'none',
    params: z.object({ id: customerId, file: id }),
    download: 'application/octet-stream',
  }),
  removeFile: operation({
    method: 'DELETE',
    path: '/api/customers/{id}/files/{file}',
    summary:
      'Remove a file of a customer; it can be put back within a day, then its bytes go when nothing else has the same',
    who: staff('customers.change'),
    authority: 'caller',
    params,
  }),
  restoreFile: operation({
    method: 'POST',
    path: '/api/customers/{id}/files/{file}/restoration',
    summary: 'Put back a file that was removed within the last day',
    who: staff('customers.change'),
    authority: 'caller',
    params,
    reply: customerFile,
  }),
};
