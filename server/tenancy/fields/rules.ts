import type { CustomField } from './read.ts';

/** What is wrong with a field's choices, or null: a choice has some, nothing else has any. */
export function choicesFault(kind: CustomField['kind'], choices: readonly string[]): string | null {
  if (kind === 'choice' && choices.length === 0) return 'must hold at least one choice';
  if (kind !== 'choice' && choices.length > 0) return 'must be empty for this kind of field';
  return null;
}
