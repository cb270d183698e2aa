import type { CustomerRecord } from '#contract/customer';
import type { identity } from '#contract/identity';
import type { CallBody } from '#contract/operation';

const texts = [
  'fullName',
  'givenName',
  'familyName',
  'company',
  'birthDate',
  'language',
  'note',
] as const;

/** A field of the form that holds a text. */
export type Text = (typeof texts)[number];

type Body = CallBody<(typeof identity)['updateCustomer']>;

/** What the form holds: null where a field is empty. */
export type Draft = { [Field in Text]?: Body[Field] } & {
  /** Ids of all tags the customer is to have. */
  tags?: string[] | undefined;
  /** Values of the business's own fields by key. */
  values?: Record<string, string | null> | undefined;
};

/** What of a customer can be changed by hand, as it is now. */
export function draftOf({ fields, tags, values }: CustomerRecord): Draft {
  return {
    ...Object.fromEntries(texts.map((field) => [field, fields[field]?.value ?? null])),
    tags: tags.map(({ id }) => id),
    values: Object.fromEntries(values.map(({ key, value }) => [key, value])),
  };
}

/** What is sent: only what differs from what was there; tags one by one, so that another's stay. */
export function changeOf(draft: Draft, base: CustomerRecord): Body {
  const before = draftOf(base);
  const values = Object.fromEntries(
    changedKeys(draft, before).map((key) => [key, draft.values?.[key] ?? null]),
  );
  const { added, removed } = tagsChanged(draft, before);
  return {
    version: base.version,
    ...Object.fromEntries(changedTexts(draft, before).map((field) => [field, draft[field]])),
    ...(added.length > 0 && { addTags: added }),
    ...(removed.length > 0 && { removeTags: removed }),
    ...(Object.keys(values).length > 0 && { values }),
  };
}

/** A field that both changed, each in their own way; an own field of the business as `values.KEY`. */
export interface Differing {
  readonly field: Text | `values.${string}`;
  readonly mine: string | null;
  readonly theirs: string | null;
}

/**
 * Carries a draft over to a record that somebody else changed meanwhile: what one did not touch oneself becomes
 * theirs; what both changed stays one's own and is listed.
 */
export function carryOver(
  draft: Draft,
  base: CustomerRecord,
  fresh: CustomerRecord,
): { draft: Draft; differing: Differing[] } {
  const [before, now] = [draftOf(base), draftOf(fresh)];
  const mine = changedTexts(draft, before);
  const keys = changedKeys(draft, before);
  const { added, removed } = tagsChanged(draft, before);
  const values = Object.fromEntries(keys.map((key) => [key, draft.values?.[key] ?? null]));
  return {
    draft: {
      ...now,
      ...Object.fromEntries(mine.map((field) => [field, draft[field]])),
      tags: [...new Set([...(now.tags ?? []), ...added])].filter((tag) => !removed.includes(tag)),
      values: { ...now.values, ...values },
    },
    differing: [
      ...mine.map((field) =>
        differing(
          field,
          [draft, before, now].map((one) => one[field]),
        ),
      ),
      ...keys.map((key) =>
        differing(
          `values.${key}`,
          [draft, before, now].map((one) => one.values?.[key]),
        ),
      ),
    ].flat(),
  };
}

/** Both values, where theirs is neither what was there before nor mine. */
function differing(
  field: Differing['field'],
  values: readonly (string | null | undefined)[],
): Differing[] {
  const [mine = null, before = null, theirs = null] = values;
  return theirs === before || theirs === mine ? [] : [{ field, mine, theirs }];
}

function changedTexts(draft: Draft, before: Draft): Text[] {
  return texts.filter((field) => (draft[field] ?? null) !== (before[field] ?? null));
}

function changedKeys(draft: Draft, before: Draft): string[] {
  return Object.entries(draft.values ?? {})
    .filter(([key, value]) => value !== (before.values?.[key] ?? null))
    .map(([key]) => key);
}

function tagsChanged({ tags = [] }: Draft, { tags: had = [] }: Draft) {
  return {
    added: tags.filter((tag) => !had.includes(tag)),
    removed: had.filter((tag) => !tags.includes(tag)),
  };
}
