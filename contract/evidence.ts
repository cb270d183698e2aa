import { z } from 'zod';

/** What can speak for or against two records being one person. `crossed`: a given name met the other's family name. */
export const evidenceFields = [
  'given',
  'family',
  'crossed',
  'email',
  'phone',
  'birthDate',
  'place',
  'company',
  'number',
  'household',
] as const;

/** One field's say. */
export const evidence = z.object({
  field: z.enum(evidenceFields),
  /** How far the two agree, as in `exact`, `nickname` or `different`. `field.level` is the code to translate by. */
  level: z.string(),
  /** In bits: how many doublings of the odds for one person; negative against. */
  weight: z.number(),
  /** In plain English. */
  sentence: z.string(),
  /** What was compared, the profile's first; null where the reader may not see it. */
  values: z.tuple([z.string(), z.string()]).nullable(),
  /** One of the two is a value of earlier, or of another source: not what stands today. Missing where both stand. */
  former: z.literal(true).optional(),
});
export type EvidenceOut = z.infer<typeof evidence>;

/** How a probability came about: the prior, then each field's say, all in bits, summed. */
export const waterfall = z.object({
  prior: z.number(),
  evidence: z.array(evidence),
  total: z.number(),
  /** 0 to 1. */
  probability: z.number(),
  /** The version of the parameters that were used. */
  model: z.string(),
});
export type Waterfall = z.infer<typeof waterfall>;

/** How a profile came to its customer. `new`: the customer was made for it. Staff go before verified, verified before automatic. */
export const linkMethod = z.enum(['staff', 'verified', 'automatic', 'new']);
export type LinkMethod = z.infer<typeof linkMethod>;
