import type { CustomerRecord } from '#contract/customer';
import type { CallBody } from '#contract/operation';
import type { identity } from '#contract/identity';

const texts = ['givenName', 'familyName', 'company', 'birthDate', 'note'] as const;

/** A field of the form. */
export type Text = (typeof texts)[number];

/** What the form holds: null where a field is empty. */
export type Draft = { [Field in Text]?: string | null | undefined } & {
  tags?: string[] | undefined;
};

/** What of a customer can be changed by hand, as it is now. */
export function draftOf({ fields, tags }: CustomerRecord): Draft {
  const values = texts.map((field) => [field, fields[field]?.value ?? null]);
  return { ...Object.fromEntries(values), tags: tags.map(({ id }) => id) };
}

/** What is sent: only what differs from what was there. */
export function changeOf(
  draft: Draft,
  base: CustomerRecord,
): CallBody<(typeof identity)['updateCustomer']> {
  const before = draftOf(base);
  const changed = texts
    .filter((field) => (draft[field] || null) !== before[field])
    .map((field) => [field, draft[field] || null]);
  const { tags = [] } = draft;
  const sameTags = [...tags].toSorted().join() === before.tags?.toSorted().join();
  return {
    version: base.version,
    ...Object.fromEntries(changed),
    ...(!sameTags && { tags }),
  };
}

/** A field in which somebody else's change and one's own differ. */
export interface Differing {
  readonly field: Text;
  readonly mine: string | null;
  readonly theirs: string | null;
}

/** Where one's own draft differs from a record that changed meanwhile. */
export function differing(draft: Draft, theirs: CustomerRecord): Differing[] {
  const now = draftOf(theirs);
  return texts
    .map((field) => ({ field, mine: draft[field] || null, theirs: now[field] ?? null }))
    .filter(({ mine, theirs }) => mine !== theirs);
}
