import { z } from 'zod';
import { errors, type ErrorCode } from './errors.ts';

/** What every refusal looks like on the wire: RFC 9457 problem details with a machine code. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.enum(Object.keys(errors) as [ErrorCode, ...ErrorCode[]]),
  request: z.string(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});

/** A refusal as it travels. */
export type Problem = z.infer<typeof problem>;
