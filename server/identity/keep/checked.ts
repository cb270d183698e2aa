import type { IdentityDocument } from '#contract/identity-document';
import type { WrittenProfile } from '#contract/person';
import { resourced, sourceOf, type Source } from './sources.ts';

/** That a birth date was checked: against what, and whose word it was before. */
export interface Checked {
  readonly document: IdentityDocument;
  readonly instead: Omit<Source, 'checked'> | null;
}

/** Whether the birth date that stands was checked against a document. */
export function isBornChecked(sources: readonly Source[]): boolean {
  return sourceOf(sources, 'birthDate')?.checked !== undefined;
}

/** A profile that has just been heard of a customer, and what it knows of the birth date. */
export interface Heard {
  readonly by: Omit<Source, 'fields' | 'checked'>;
  /** The day that it says and the document that the day was seen on; null where it says no day. */
  readonly birthDate: string | null;
  readonly document: WrittenProfile['person']['birthDateChecked'];
  /** The birth date that stands. */
  readonly stands: string | null;
}

/**
 * The sources of a customer once a profile has been heard that knows the birth date by a document. Where that very day
 * stands and nobody had checked it, it is checked from now on, on the word of the profile; whose word it was before is kept
 * with it. Pure.
 */
export function checkedBy(
  sources: readonly Source[],
  { by, birthDate, document, stands }: Heard,
): readonly Source[] {
  const had = sourceOf(sources, 'birthDate');
  const isIt = document !== undefined && birthDate !== null && birthDate === stands;
  if (!isIt || had === undefined || had.checked !== undefined) return sources;
  const fields = ['birthDate'] as const;
  const isOwn = had.profile !== null && had.profile === by.profile;
  const instead = isOwn ? null : { ...had, fields };
  return resourced(sources, { ...by, fields, checked: { document, instead } });
}

/** Whose word a value would be if the profile that checked it had not come: the one that stood before, or the same. */
export function beneath(source: Source): Source {
  return source.profile !== null && source.checked?.instead ? source.checked.instead : source;
}
