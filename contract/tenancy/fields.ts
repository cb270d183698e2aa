import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { id, instant, line } from '../shapes.ts';

/** What a custom field holds. */
export const fieldKind = z.enum(['text', 'number', 'date', 'yes_no', 'choice']);

/** A field that a business adds to its customers. */
export const customField = z.object({
  id,
  /** Its name in imports and in the API; never changes. */
  key: z.string(),
  label: z.string(),
  kind: fieldKind,
  /** What a `choice` may be; empty for the other kinds. */
  choices: z.array(z.string()),
  /** Its place among the fields, from 0. */
  position: z.number().int(),
  archivedAt: instant.nullable(),
  createdAt: instant,
});

const key = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be lower-case letters, digits and underscores');
const choices = z
  .array(line(80))
  .max(100)
  .refine((all) => new Set(all).size === all.length, 'must not repeat');
const params = z.object({ id });

/** The custom fields of a business: a field is archived, never deleted, because customers hold values of it. */
export const fieldOperations = {
  listFields: operation({
    method: 'GET',
    path: '/api/fields',
    summary: 'List the custom fields in their order, archived ones last',
    who: staff('business.read'),
    authority: 'caller',
    reply: z.object({ rows: z.array(customField) }),
  }),
  createField: operation({
    method: 'POST',
    path: '/api/fields',
    summary: 'Add a custom field at the end',
    who: staff('fields.change'),
    authority: 'caller',
    body: z.strictObject({ key, label: line(80), kind: fieldKind, choices: choices.default([]) }),
    reply: customField,
    status: 201,
    errors: ['name_taken', 'limit_reached'],
  }),
  updateField: operation({
    method: 'PATCH',
    path: '/api/fields/{id}',
    summary: 'Rename a custom field or change its choices; its key and kind stay',
    who: staff('fields.change'),
    authority: 'caller',
    params,
    body: z.strictObject({ label: line(80).optional(), choices: choices.optional() }),
    reply: customField,
  }),
  orderFields: operation({
    method: 'PUT',
    path: '/api/fields/order',
    summary: 'Put the custom fields in order; every unarchived field is named once',
    who: staff('fields.change'),
    authority: 'caller',
    body: z.strictObject({ ids: z.array(id).max(200) }),
    reply: z.object({ rows: z.array(customField) }),
    errors: ['conflict'],
  }),
  archiveField: operation({
    method: 'PUT',
    path: '/api/fields/{id}/archive',
    summary: 'Archive a custom field: its values stay and it leaves the forms',
    who: staff('fields.change'),
    authority: 'caller',
    params,
    reply: customField,
  }),
  restoreField: operation({
    method: 'DELETE',
    path: '/api/fields/{id}/archive',
    summary: 'Bring an archived custom field back, at the end',
    who: staff('fields.change'),
    authority: 'caller',
    params,
    reply: customField,
  }),
};
