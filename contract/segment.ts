import { z } from 'zod';
import { consentChannel, consentTopic } from './consents.ts';
import { country, day, id, language, line } from './shapes.ts';

/** How deep groups may stand in groups, and how many conditions one segment may have in all. */
export const mostDepth = 4;
export const mostConditions = 30;

const strict = z.strictObject;
const someOf = <T extends z.ZodType>(value: T) => z.array(value).min(1).max(50);
const presence = z.enum(['present', 'absent']);
const oneOrNone = z.enum(['any_of', 'none_of']);
const days = z.number().int().min(0).max(3660);
const bounded = { from: day.optional(), to: day.optional() };
const hasBound = (range: { from?: unknown; to?: unknown }) =>
  range.from !== undefined || range.to !== undefined;
const wantsBound = { message: 'needs `from` or `to`' };
const amount = z.number().min(-1e15).max(1e15);
const fieldKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be the key of an own field');

const when = <On extends 'created' | 'updated'>(on: On) =>
  z.discriminatedUnion('is', [
    strict({ on: z.literal(on), is: z.literal('between'), ...bounded }).refine(
      hasBound,
      wantsBound,
    ),
    strict({ on: z.literal(on), is: z.literal('last'), days }),
  ]);

const ownField = z.discriminatedUnion('is', [
  strict({ on: z.literal('field'), field: fieldKey, is: presence }),
  strict({
    on: z.literal('field'),
    field: fieldKey,
    is: z.enum(['equals', 'contains']),
    text: line(200),
  }),
  strict({
    on: z.literal('field'),
    field: fieldKey,
    is: z.literal('amount'),
    from: amount.optional(),
    to: amount.optional(),
  }).refine(hasBound, wantsBound),
  strict({ on: z.literal('field'), field: fieldKey, is: z.literal('days'), ...bounded }).refine(
    hasBound,
    wantsBound,
  ),
  strict({ on: z.literal('field'), field: fieldKey, is: z.enum(['yes', 'no']) }),
  strict({
    on: z.literal('field'),
    field: fieldKey,
    is: oneOrNone,
    choices: someOf(line(80)),
  }),
]);

const household = z.discriminatedUnion('is', [
  strict({ on: z.literal('household'), is: z.enum(['in_one', 'in_none']) }),
  /** What the customer is in it, whatever the case of letters. */
  strict({ on: z.literal('household'), is: z.literal('role'), roles: someOf(line(60)) }),
  /** What it is called: this is part of the name. */
  strict({ on: z.literal('household'), is: z.literal('named'), text: line(120) }),
]);

/** One thing asked of a customer. Days count by the business's own clock, both ends included. */
export const condition = z.discriminatedUnion('on', [
  strict({
    on: z.literal('tag'),
    is: z.enum(['any_of', 'all_of', 'none_of']),
    tags: someOf(id),
  }),
  ownField,
  /** Where any of the customer's profiles came from. */
  strict({ on: z.literal('source'), is: oneOrNone, sources: someOf(line(60)) }),
  strict({ on: z.literal('email'), is: presence }),
  strict({ on: z.literal('phone'), is: presence }),
  strict({ on: z.literal('birth_date'), is: presence }),
  strict({ on: z.literal('born'), ...bounded }).refine(hasBound, wantsBound),
  /** The birthday falls on today or one of so many days after it. */
  strict({ on: z.literal('birthday'), within: z.number().int().min(0).max(366) }),
  strict({ on: z.literal('language'), is: oneOrNone, languages: someOf(language) }),
  /** Of any of the customer's addresses, whatever the case of letters. */
  strict({ on: z.literal('city'), is: oneOrNone, cities: someOf(line(100)) }),
  strict({ on: z.literal('country'), is: oneOrNone, countries: someOf(country) }),
  strict({ on: z.literal('postcode'), begins: line(20) }),
  when('created'),
  when('updated'),
  strict({
    on: z.literal('profiles'),
    is: z.enum(['at_least', 'at_most', 'exactly']),
    count: z.number().int().min(0).max(1000),
  }),
  strict({ on: z.literal('review'), is: z.enum(['open', 'none']) }),
  household,
  /** What was said last about being written to; `unsaid`: nothing ever was. */
  strict({
    on: z.literal('consent'),
    is: z.enum(['given', 'withdrawn', 'unsaid']),
    channel: consentChannel,
    topic: consentTopic,
  }),
]);
export type Condition = z.output<typeof condition>;

/** Conditions joined: all of them hold, any does, or none. An empty `all` is everybody, an empty `any` nobody. */
export interface Group {
  readonly on: 'all' | 'any' | 'none';
  readonly of: readonly Part[];
}
export type Part = Group | Condition;

/** A group of at most so many levels. Written out level by level, so that no input can make the parser go deeper. */
function groupOf(levels: number): z.ZodType<Group> {
  const part: z.ZodType<Part> =
    levels === 1 ? condition : z.union([condition, groupOf(levels - 1)]);
  return strict({
    on: z.enum(['all', 'any', 'none']),
    of: z.array(part).max(mostConditions),
  });
}

/** How many conditions stand in a group, at every depth. */
export function conditionsIn(group: Group): number {
  return group.of.reduce((sum, part) => sum + ('of' in part ? conditionsIn(part) : 1), 0);
}

/** Whom a segment is of: a tree of groups over conditions, bounded in depth, number and length. */
export const segmentWhere = groupOf(mostDepth).refine(
  (group) => conditionsIn(group) <= mostConditions,
  { message: `takes at most ${mostConditions} conditions` },
);

/** The same as JSON in one text, as it stands in the address of a page. */
export const whereText = z
  .string()
  .max(8000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' });
      return z.NEVER;
    }
  })
  .pipe(segmentWhere);
