import type { ImportDetail } from '#contract/imports';
import type { Tone } from '../../ui/badge.tsx';

/** Where an import stands. */
export type ImportState = ImportDetail['state'];

const moving: ReadonlySet<ImportState> = new Set(['checking', 'running', 'cancelling', 'undoing']);

/** Whether something is happening to the import by itself. */
export function isMoving(state: ImportState): boolean {
  return moving.has(state);
}

/** What each state means for whoever looks. */
export const tones: Record<ImportState, Tone> = {
  uploaded: 'quiet',
  checking: 'note',
  checked: 'note',
  running: 'note',
  done: 'good',
  cancelling: 'warn',
  cancelled: 'warn',
  failed: 'bad',
  undoing: 'note',
  undone: 'quiet',
};
