import type { importState } from '#contract/imports';
import type { z } from 'zod';

/** Where an import stands. */
export type ImportState = z.infer<typeof importState>;

/** What somebody, or a job, does to an import. */
export type ImportAct = 'plan' | 'check' | 'start' | 'cancel' | 'undo';

const atRest: readonly ImportState[] = ['uploaded', 'checked'];

/** From which states an act may set out. */
export const mayFrom: Readonly<Record<ImportAct, readonly ImportState[]>> = {
  plan: atRest,
  check: atRest,
  start: [...atRest, 'cancelled', 'failed'],
  cancel: ['checking', 'running'],
  undo: ['done', 'cancelled', 'failed'],
};

/** Whether nothing more will happen to an import by itself. */
export function rests(state: ImportState): boolean {
  return !['checking', 'running', 'cancelling', 'undoing'].includes(state);
}

/** Whether a finished import can be taken back as a whole. */
export function canUndo(state: ImportState, rowsTaken: number): boolean {
  return rowsTaken > 0 && mayFrom.undo.includes(state);
}
