import { z } from 'zod';
import { operation, staff } from './operation.ts';
import { line } from './shapes.ts';

/**
 * What a source may replace or only fill, as a business says it; the parts of a name are one, and so are its own fields.
 * E-mails, phones and addresses are gathered: a source that only fills them brings one where nobody else has said any.
 */
export const precedenceFields = [
  'name',
  'company',
  'birthDate',
  'language',
  'note',
  'email',
  'phone',
  'address',
  'custom',
] as const;
const precedenceField = z.enum(precedenceFields);
export type PrecedenceField = z.infer<typeof precedenceField>;

/** Most sources that a business puts in order. */
const mostSources = 100;

const rule = z.object({
  source: line(60),
  /** Fields that this source only fills: there it replaces nothing that another source said. */
  fills: z.array(precedenceField).max(precedenceFields.length),
});

const order = z.object({
  /** The highest first: its values replace those of the sources below it. Staff stand above all of them. */
  order: z.array(rule).max(mostSources),
});

const standing = order.extend({
  /** Sources that people have come from and that are not in the order: below all that are; among them, the first one stands. */
  others: z.array(line(60)).max(mostSources),
});
export type SourceOrder = z.output<typeof standing>;

/** Whose word stands where several sources speak of one customer. */
export const sources = {
  getSourceOrder: operation({
    method: 'GET',
    path: '/api/sources',
    summary: 'Read whose word stands where several sources speak of one customer',
    who: staff('imports.read'),
    authority: 'caller',
    reply: standing,
  }),
  setSourceOrder: operation({
    method: 'PUT',
    path: '/api/sources',
    summary:
      'Put sources in order, and say which fields each only fills; heeded from the next arrival on',
    who: staff('imports.run'),
    authority: 'caller',
    body: order,
    reply: standing,
  }),
};
