import type { TaskName } from './tasks.ts';

/** A job that an event calls for. */
export interface Reaction {
  readonly task: TaskName;
}

/** Event type → jobs it calls for: the whole wiring between rooms, on one page. */
export const reactions: Readonly<Record<string, readonly Reaction[]>> = {};
