import type { EventType } from '#contract/events';
import type { PayloadOf, TaskName } from './tasks.ts';

/** What a reaction may know of the event it follows. */
export interface Happened {
  readonly id: string;
  readonly tenant: string;
  readonly type: EventType;
  readonly subject: string;
  readonly customer: string | null;
}

/** A job that an event calls for. */
export interface Reaction {
  readonly task: TaskName;
  readonly payload: (event: Happened) => PayloadOf<TaskName>;
}

/** Names a job that follows an event, and what it carries. */
function react<Name extends TaskName>(
  task: Name,
  payload: (event: Happened) => PayloadOf<Name>,
): Reaction {
  return { task, payload };
}

/** Event type → jobs it calls for: the whole wiring between rooms, on one page. */
export const reactions: Readonly<Partial<Record<EventType, readonly Reaction[]>>> = {
  'invitation.made': [
    react('invitation.mail', ({ tenant, subject }) => ({ tenant, invitation: subject })),
  ],
};
