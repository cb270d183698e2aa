import type { TaskHandlers } from '#platform/tasks';
import { pull } from './calendars/sources/pull.ts';
import { sweep } from './calendars/sources/sweep.ts';
import { unhand } from './resources/unhand.ts';

/** The jobs of this room. */
export const tasks = {
  'calendars.sweep': sweep,
  'calendars.pull': pull,
  'resources.unhand': unhand,
} satisfies TaskHandlers;
