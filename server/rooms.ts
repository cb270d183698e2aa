import { handlers as access, tasks as accessTasks } from '#access';
import { handlers as messaging } from '#messaging';
import { handlers as tenancy } from '#tenancy';
import type { Implemented } from '#platform/handler';
import type { TaskHandlers } from '#platform/tasks';

/** What answers the contract: every room's operations. */
export const rooms: readonly Implemented[] = [tenancy, messaging, access];

/** What works the jobs: every room's tasks. */
export const roomTasks: TaskHandlers = { ...accessTasks };
