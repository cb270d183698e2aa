import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { id, instant, line } from '../shapes.ts';

/** The colours a tag may have; the screens decide how each looks in light and dark. */
export const tagColor = z.enum([
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'purple',
  'pink',
]);

/** A word a business puts on customers, such as VIP. */
export const tag = z.object({ id, name: z.string(), color: tagColor, createdAt: instant });

const params = z.object({ id });

/** The tags of a business. A name is taken whatever its case. */
export const tagOperations = {
  listTags: operation({
    method: 'GET',
    path: '/api/tags',
    summary: 'List the tags of the business by name',
    who: staff('tags.read'),
    authority: 'caller',
    reply: z.object({ rows: z.array(tag) }),
  }),
  createTag: operation({
    method: 'POST',
    path: '/api/tags',
    summary: 'Make a tag',
    who: staff('tags.change'),
    authority: 'caller',
    body: z.strictObject({ name: line(40), color: tagColor.default('grey') }),
    reply: tag,
    status: 201,
    errors: ['name_taken', 'limit_reached'],
  }),
  updateTag: operation({
    method: 'PATCH',
    path: '/api/tags/{id}',
    summary: 'Rename or recolour a tag everywhere it stands',
    who: staff('tags.change'),
    authority: 'caller',
    params,
    body: z.strictObject({ name: line(40).optional(), color: tagColor.optional() }),
    reply: tag,
    errors: ['name_taken'],
  }),
  deleteTag: operation({
    method: 'DELETE',
    path: '/api/tags/{id}',
    summary: 'Delete a tag and take it off every customer',
    who: staff('tags.change'),
    authority: 'caller',
    params,
  }),
};
