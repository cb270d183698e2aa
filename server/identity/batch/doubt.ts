import { doubtOf } from '../match/decide.ts';
import type { Evidence } from '../match/types.ts';

/**
 * Whether relatives or colleagues would agree as much: another given name, or none, and nothing that is somebody's own.
 * A birth date is: among relatives twins alone share it, and a given name goes wrong more often than there are twins.
 */
export function couldBeRelatives(evidence: readonly Evidence[]): boolean {
  if (doubtOf(evidence) !== 'household') return false;
  return !evidence.some(({ field, level }) => field === 'birthDate' && level === 'exact');
}
