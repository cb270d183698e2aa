import { z } from 'zod';

/** Languages in which documents are written. */
export const languages = ['en', 'th', 'fr'] as const;
export type Language = (typeof languages)[number];

/** What a document says besides its number, its day and its sums: written once, and never again. */
export const content = z.object({
  language: z.enum(languages),
  seller: z.object({ name: z.string(), address: z.string(), taxNumber: z.string() }),
  buyer: z
    .object({ name: z.string(), email: z.string().nullable(), address: z.string().nullable() })
    .nullable(),
  words: z.string(),
  reference: z.string().nullable(),
  tax: z.object({ name: z.string(), permille: z.number().int() }).nullable(),
  way: z.string(),
  /** The number of what it corrects. */
  corrects: z.string().nullable(),
  footer: z.string(),
});
export type Content = z.infer<typeof content>;
