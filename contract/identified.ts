import { z } from 'zod';
import { evidence, linkMethod } from './evidence.ts';
import { id } from './shapes.ts';

/** What became of a profile. `review`: it has a customer of its own, and staff are asked about the likeness. */
export const identified = z.object({
  outcome: z.enum(['link', 'review', 'new']),
  method: linkMethod,
  profile: id,
  customer: id,
  review: id.nullable(),
  /** The same profile had come in before; its link was verified again. */
  knownProfile: z.boolean(),
  /** Of the best candidate; null where there was none. */
  probability: z.number().nullable(),
  evidence: z.array(evidence),
  model: z.string(),
});
export type Identified = z.infer<typeof identified>;
