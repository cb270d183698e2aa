import { z } from 'zod';
import { fieldKeys } from './identity.ts';
import { operation, staff } from './operation.ts';
import { segmentWhere, whereText } from './segment.ts';
import { id, instant, text } from './shapes.ts';

/** Most customers that can be chosen one by one; beyond that, all that match. */
export const mostChosen = 200;

/** Customers chosen for an act: one by one, or all that a list shows. */
export const chosen = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(mostChosen) }),
  z.strictObject({
    matching: z.strictObject({
      q: text(100).optional(),
      tag: id.optional(),
      segment: id.optional(),
      where: segmentWhere.optional(),
    }),
  }),
]);
export type Chosen = z.output<typeof chosen>;

const tags = z.array(id).max(20).default([]);

/** Tags to put on customers and to take off them. */
const wantedTagging = z.strictObject({ chosen, add: tags, remove: tags });
export type WantedTagging = z.output<typeof wantedTagging>;

export const taggingState = z.enum(['running', 'done', 'undoing', 'undone']);

/** Tags put on many customers and taken off them, as one act that can be taken back. */
export const tagging = z.object({
  id,
  state: taggingState,
  add: z.array(id),
  remove: z.array(id),
  /** How many customers were chosen when it began. */
  customers: z.number().int(),
  /** How many of them have been gone through. */
  done: z.number().int(),
  /** How many tags were put on or taken off; the rest was so already. */
  changes: z.number().int(),
  createdAt: instant,
  endedAt: instant.nullable(),
});
export type Tagging = z.output<typeof tagging>;

/** Columns that an export can have, besides own fields by `field.` and their key. */
export const exportColumns = [
  'id',
  'name',
  'given_name',
  'family_name',
  'company',
  'email',
  'phone',
  'birth_date',
  'numbers',
  'language',
  'address',
  'city',
  'postcode',
  'country',
  'tags',
  'profiles',
  'created_at',
  'updated_at',
] as const;
export type ExportColumn = (typeof exportColumns)[number];

const params = z.object({ id });

/** Acts on many customers at once. */
export const bulk = {
  countChosen: operation({
    method: 'POST',
    path: '/api/customers/count',
    summary: 'Count the customers of a choice',
    who: staff('customers.read'),
    authority: 'caller',
    body: z.strictObject({ chosen }),
    reply: z.object({ customers: z.number().int() }),
    errors: ['not_found'],
  }),
  previewTagging: operation({
    method: 'POST',
    readsOnly: true,
    path: '/api/taggings/preview',
    summary: 'Say how many customers tags would be put on or taken off, without doing it',
    who: staff('customers.change'),
    authority: 'caller',
    body: wantedTagging,
    reply: z.object({ customers: z.number().int(), changes: z.number().int() }),
    errors: ['not_found'],
  }),
  startTagging: operation({
    method: 'POST',
    path: '/api/taggings',
    summary: 'Put tags on many customers or take them off, as a job',
    who: staff('customers.change'),
    authority: 'caller',
    body: wantedTagging,
    reply: tagging,
    status: 202,
    errors: ['not_found'],
  }),
  getTagging: operation({
    method: 'GET',
    path: '/api/taggings/{id}',
    summary: 'Read how far a tagging is',
    who: staff('customers.read'),
    authority: 'caller',
    params,
    reply: tagging,
  }),
  undoTagging: operation({
    method: 'POST',
    path: '/api/taggings/{id}/undo',
    summary: 'Take a tagging back: what it put on comes off, what it took off is put on again',
    who: staff('customers.change'),
    authority: 'caller',
    params,
    reply: tagging,
    status: 202,
    errors: ['tagging_not_undoable'],
  }),
  exportCustomers: operation({
    method: 'GET',
    path: '/api/customer-exports',
    summary: 'Export customers as CSV: those of a list, or those that are named',
    who: staff('customers.export'),
    authority: 'none',
    query: z.strictObject({
      q: text(100).optional(),
      tag: id.optional(),
      segment: id.optional(),
      where: whereText.optional(),
      /** Only these, parted by commas. */
      ids: z
        .string()
        .max(mostChosen * 37)
        .transform((list) => list.split(','))
        .pipe(z.array(id).max(mostChosen))
        .optional(),
      columns: z
        .string()
        .max(500)
        .transform((list) => list.split(','))
        .pipe(z.array(z.enum(exportColumns)).max(exportColumns.length))
        .optional(),
      fields: fieldKeys.optional(),
    }),
    download: 'text/csv; charset=utf-8',
    errors: ['not_found'],
  }),
};
