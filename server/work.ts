import { cleaning } from '#platform/clean';
import type { TaskHandlers } from '#platform/tasks';

/** What works each kind of job, gathered from the rooms; the sweep of schedules is the worker's own. */
export const handlers: TaskHandlers = {
  ...cleaning,
};
