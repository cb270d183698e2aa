import type { TaskHandlers } from '#platform/tasks';
import { send } from './outbox/send.ts';
import { sweep } from './outbox/sweep.ts';

/** The jobs of this room. */
export const tasks = {
  'messages.send': send,
  'messages.sweep': sweep,
} satisfies TaskHandlers;
