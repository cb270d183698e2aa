import { givesWay, type Precedence } from '../keep/precedence.ts';
import {
  liveFields,
  resourced,
  sourceOf,
  type LiveField,
  type Source,
  type SourcedField,
} from '../keep/sources.ts';
import type { Live } from '../keep/survive.ts';

/** What stands or falls as one when customers are merged: the parts of a name do not mix. */
const mergeFields = {
  name: ['givenName', 'familyName', 'fullName'],
  company: ['company'],
  birthDate: ['birthDate'],
  language: ['language'],
  note: ['note'],
} as const satisfies Record<string, readonly LiveField[]>;
export type MergeField = keyof typeof mergeFields;
export const everyMergeField = Object.keys(mergeFields) as MergeField[];

/** Whose value stands: of the customer that stays, or of the one that becomes part of it. */
export type Side = 'survivor' | 'merged';

/**
 * Why: staff chose it; both say the same; it was checked against a document, and the other was not; only one says anything;
 * staff or the customer said it; its source stands above the other's; it was there first.
 */
export type StandsBy = 'chosen' | 'same' | 'checked' | 'only' | 'said' | 'source' | 'first';

/** Which of two values stands, and why. */
export interface Stands {
  readonly side: Side;
  readonly by: StandsBy;
}

/** A value with who said it. A person's word has no profile; it counts also where they emptied the field. */
export interface Said {
  readonly value: string | null;
  readonly source: Pick<Source, 'source' | 'profile' | 'at' | 'checked'> | undefined;
}

/**
 * Which of two values of one field stands when their customers become one. What was checked goes before all else, and what
 * a person said before what profiles say, and of two such words the later one; between profiles the business's order of sources decides, and where that says
 * nothing, whoever stays keeps its own. Pure.
 */
export function standsOf(
  field: LiveField | 'custom',
  survivor: Said,
  merged: Said,
  precedence: Precedence,
): Stands {
  const [sure, sureToo] = [isChecked(survivor), isChecked(merged)];
  const checked = sureToo && !sure ? 'merged' : 'survivor';
  if (survivor.value === merged.value) return { side: checked, by: 'same' };
  if (sure !== sureToo) return { side: checked, by: 'checked' };
  const [ours, theirs] = [isPersons(survivor), isPersons(merged)];
  if (ours && theirs)
    return { side: merged.source!.at > survivor.source!.at ? 'merged' : 'survivor', by: 'said' };
  if (ours || theirs) return { side: ours ? 'survivor' : 'merged', by: 'said' };
  if (survivor.value === null || survivor.source === undefined)
    return { side: 'merged', by: 'only' };
  if (merged.value === null || merged.source === undefined) return { side: 'survivor', by: 'only' };
  const { source, profile } = merged.source;
  const speaker = { source, profile: profile ?? '', checks: sureToo };
  const gives = givesWay(survivor.source, field, speaker, precedence);
  const placed = precedence.some(({ source }) => source === survivor.source!.source);
  return { side: gives ? 'merged' : 'survivor', by: gives || placed ? 'source' : 'first' };
}

const isChecked = ({ source }: Said) => source?.checked !== undefined;

const isPersons = ({ source }: Said) => source !== undefined && source.profile === null;

/** A customer's live values with where they come from. */
export interface Speaking {
  readonly live: Live;
  readonly sources: readonly Source[];
}

/** What a customer says in a field, as one text, with who said the latest part of it. Pure. */
export function saidIn({ live, sources }: Speaking, field: MergeField): Said {
  const parts: readonly LiveField[] = mergeFields[field];
  const said = parts.flatMap((part) => sourceOf(sources, part) ?? []);
  const values = parts.flatMap((part) => live[part] ?? []);
  return {
    value: values.length === 0 ? null : values.join(' '),
    source: said.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0],
  };
}

/** Which value stands in each field, as the rule has it. Pure. */
export function ruled(
  survivor: Speaking,
  merged: Speaking,
  precedence: Precedence,
): Record<MergeField, Stands> {
  const all = everyMergeField.map((field) => [
    field,
    standsOf(mergeFields[field][0], saidIn(survivor, field), saidIn(merged, field), precedence),
  ]);
  return Object.fromEntries(all) as Record<MergeField, Stands>;
}

/** Sources of a customer in which some fields are taken from another's, with whatever that one's say of them. Pure. */
export function takenOver(
  sources: readonly Source[],
  other: readonly Source[],
  fields: readonly SourcedField[],
  version: number,
): Source[] {
  const none = { source: '', profile: null, user: null, at: '', version };
  const kept = resourced(sources, { ...none, fields }).filter((source) => source.source !== '');
  return other.reduce((all, source) => {
    const taken = source.fields.filter((field) => fields.includes(field));
    return resourced(all, { ...source, fields: taken, version });
  }, kept);
}

/**
 * The live values of both as one. What was chosen is a person's word from then on, and stands against every profile; what
 * the rule decided keeps its source. Pure.
 * @param said how a choice is kept: who made it, and when
 */
export function united(
  survivor: Speaking,
  merged: Speaking,
  stands: Readonly<Record<MergeField, Stands>>,
  said: Omit<Source, 'fields'>,
): Speaking {
  return everyMergeField.reduce<Speaking>((now, field) => {
    const { side, by } = stands[field];
    const parts: readonly LiveField[] = mergeFields[field];
    const winner = side === 'survivor' ? now : merged;
    const live = { ...now.live, ...only(winner.live, parts) };
    // What was checked stays so, whoever chose it.
    const isSure = sourceOf(winner.sources, parts[0]!)?.checked !== undefined;
    if (by === 'chosen' && !isSure)
      return { live, sources: resourced(now.sources, { ...said, fields: parts }) };
    return side === 'survivor'
      ? now
      : { live, sources: takenOver(now.sources, merged.sources, parts, said.version) };
  }, survivor);
}

function only(live: Live, fields: readonly LiveField[]): Partial<Live> {
  return Object.fromEntries(
    liveFields.filter((field) => fields.includes(field)).map((field) => [field, live[field]]),
  );
}
