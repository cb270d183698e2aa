import type { WrittenProfile } from '#contract/person';
import type { Tenanted } from '#platform/who';
import type { Checked } from './checked.ts';

/** Who says something of a customer directly: staff and programs as `staff`, the customer in the portal as `portal`. */
export function saidAs(who: Tenanted): 'staff' | 'portal' {
  return who.kind === 'customer' ? 'portal' : 'staff';
}

/** The fields of a customer that are kept with their source. */
export const liveFields = [
  'givenName',
  'familyName',
  'fullName',
  'company',
  'birthDate',
  'language',
  'note',
] as const;
export type LiveField = (typeof liveFields)[number];
/** What sources are kept of: also of the business's own fields, so that two changes to one are told apart. */
export type SourcedField = LiveField | `custom.${string}`;

/** Where the values of some fields come from: a profile, staff, or the customer in the portal. As it is stored with the customer. */
export interface Source {
  readonly fields: readonly SourcedField[];
  /** `staff`, `portal`, or the source of the profile. */
  readonly source: WrittenProfile['source'];
  readonly profile: string | null;
  readonly user: string | null;
  readonly at: string;
  /** Version of the customer that these values came with. */
  readonly version: number;
  /** Of a birth date: somebody at work saw a document that says it. Who and when is said above. */
  readonly checked?: Checked;
}

/** Where a field's value comes from; undefined where it has none. */
export function sourceOf(sources: readonly Source[], field: SourcedField): Source | undefined {
  return sources.find((source) => source.fields.includes(field));
}

/** The sources once some fields have a new one. */
export function resourced(sources: readonly Source[], added: Source): Source[] {
  const kept = sources
    .map((source) => ({
      ...source,
      fields: source.fields.filter((field) => !added.fields.includes(field)),
    }))
    .filter((source) => source.fields.length > 0);
  return added.fields.length > 0 ? [...kept, added] : kept;
}
