import { z } from 'zod';
import { id, language, line, text } from '../shapes.ts';
import { minor } from './service-rules.ts';

/** Most of each list of a service. */
export const mostOfService = {
  options: 30,
  prices: 100,
  needs: 10,
  pool: 500,
  questions: 50,
  locations: 200,
} as const;

/** How long a service may be had, and what that costs. */
export const serviceOption = z.strictObject({
  id,
  minutes: z.number().int().min(5).max(1440),
  name: text(100).default(''),
  priceMinor: minor,
});

/** Peak or off-peak: another price, or so many per cent of the option's, for starts at these hours. */
export const servicePrice = z.strictObject({
  /** Null: of every option, at every location. */
  option: id.nullable().default(null),
  location: id.nullable().default(null),
  /** 1 Monday to 7 Sunday; none: every day. */
  weekdays: z.array(z.number().int().min(1).max(7)).max(7).default([]),
  /** Minutes of the local day; a start at `toMinute` is past it. */
  fromMinute: z.number().int().min(0).max(1439).default(0),
  toMinute: z.number().int().min(1).max(1440).default(1440),
  /** One of both. */
  priceMinor: minor.nullable().default(null),
  percent: z.number().int().min(0).max(1000).nullable().default(null),
});

/** What a booking takes at once of one pool: a coach, or two bays. */
export const serviceNeed = z.strictObject({
  id,
  label: text(60).default(''),
  quantity: z.number().int().min(1).max(20).default(1),
  /** How one is chosen of those who can; `collective`: all of them. */
  assignment: z.enum(['chosen', 'most_free', 'fewest', 'round_robin', 'collective']),
  /** Whether customers say whom or which they want. */
  choice: z.enum(['no', 'may', 'must']).default('no'),
  /** Who or what can do it, with its share of the turns. */
  resources: z
    .array(z.strictObject({ id, weight: z.number().int().min(1).max(100).default(1) }))
    .min(1)
    .max(mostOfService.pool),
});

const choice = line(200);

/** Something that is asked of whoever books. */
export const serviceQuestion = z.strictObject({
  id,
  label: line(300),
  translations: z
    .partialRecord(
      language,
      z.strictObject({
        label: line(300).optional(),
        /** In the order of the choices; as many. */
        choices: z.array(choice).max(50).optional(),
      }),
    )
    .default({}),
  kind: z.enum(['text', 'long_text', 'choice', 'choices', 'yes_no', 'number', 'phone', 'file']),
  choices: z.array(choice).max(50).default([]),
  isRequired: z.boolean().default(false),
});
