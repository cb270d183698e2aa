import type { IdentityDocument } from '#contract/customer';
import { sourceOf, type Source } from './sources.ts';

/** That a birth date was checked: against what, and whose word it was before. */
export interface Checked {
  readonly document: IdentityDocument;
  readonly instead: Omit<Source, 'checked'> | null;
}

/** Whether the birth date that stands was checked against a document. */
export function isBornChecked(sources: readonly Source[]): boolean {
  return sourceOf(sources, 'birthDate')?.checked !== undefined;
}
