import type { CustomerRecord } from '#contract/customer';
import type { identity } from '#contract/identity';
import type { CallBody } from '#contract/operation';

const texts = ['givenName', 'familyName', 'company', 'birthDate', 'note'] as const;

/** A field of the form that holds a text. */
export type Text = (typeof texts)[number];

/** What the form holds: null where a field is empty. */
export type Draft = { [Field in Text]?: string | null | undefined } & {
  /** Ids of all tags the customer is to have. */
  tags?: string[] | undefined;
  /** Values of the business's own fields by key. */
  values?: Record<string, string | null> | undefined;
};

type Body = CallBody<(typeof identity)['updateCustomer']>;

/** What of a customer can be changed by hand, as it is now. */
export function draftOf({ fields, tags, values }: CustomerRecord): Draft {
  return {
    ...Object.fromEntries(texts.map((field) => [field, fields[field]?.value ?? null])),
    tags: tags.map(({ id }) => id),
    values: Object.fromEntries(values.map(({ key, value }) => [key, value])),
  };
}

/** What is sent: only what differs from what was there. */
export function changeOf(draft: Draft, base: CustomerRecord): Body {
  const before = draftOf(base);
  const values = Object.entries(draft.values ?? {}).filter(
    ([key, value]) => value !== (before.values?.[key] ?? null),
  );
  const sameTags = inOrder(draft.tags) === inOrder(before.tags);
  return {
    version: base.version,
    ...Object.fromEntries(changedTexts(draft, before).map((field) => [field, draft[field]])),
    ...(!sameTags && { tags: draft.tags }),
    ...(values.length > 0 && { values: Object.fromEntries(values) }),
  };
}

/** A field that both changed, each in their own way. */
export interface Differing {
  readonly field: Text;
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
  const kept = Object.fromEntries(mine.map((field) => [field, draft[field]]));
  const tags = inOrder(draft.tags) === inOrder(before.tags) ? now.tags : draft.tags;
  const ownValues = Object.entries(draft.values ?? {}).filter(
    ([key, value]) => value !== (before.values?.[key] ?? null),
  );
  return {
    draft: { ...now, ...kept, tags, values: { ...now.values, ...Object.fromEntries(ownValues) } },
    differing: mine
      .filter((field) => now[field] !== before[field] && now[field] !== draft[field])
      .map((field) => ({ field, mine: draft[field] ?? null, theirs: now[field] ?? null })),
  };
}

function changedTexts(draft: Draft, before: Draft): Text[] {
  return texts.filter((field) => (draft[field] ?? null) !== (before[field] ?? null));
}

function inOrder(ids: readonly string[] = []): string {
  return ids.toSorted().join();
}
