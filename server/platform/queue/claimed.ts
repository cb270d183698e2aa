import type { TaskName } from '../../tasks.ts';

/** A job this worker has taken. `retryCount` names the attempt: whoever takes the job over later has a higher one. */
export interface Claimed {
  readonly id: string;
  readonly name: TaskName;
  readonly retryCount: number;
  /** Id of the business, or `all`. */
  readonly tenant: string;
  readonly payload: unknown;
  /** The request, job or command that sent it. */
  readonly request: string;
}
