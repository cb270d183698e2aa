import type { Job, TaskHandlers } from '#platform/tasks';
import { runCheck } from './check.ts';
import { orFail } from './fail.ts';
import { restAbandoned } from './rest.ts';
import { type ImportJob, runImport } from './run.ts';
import { runUndo } from './undo.ts';

const settled = (work: (job: Job<ImportJob>) => Promise<void>) => (job: Job<ImportJob>) =>
  orFail(job.db, job.who, job.payload.import, () => work(job));

/** The jobs of this room. */
export const tasks = {
  'import.check': settled(runCheck),
  'import.run': settled(runImport),
  'import.undo': settled(runUndo),
  'imports.rest': restAbandoned,
} satisfies TaskHandlers;
