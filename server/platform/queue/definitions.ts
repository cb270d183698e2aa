import type { Queue } from 'pg-boss';
import { tasks, type TaskName } from '../../tasks.ts';
import type { Engine } from '../engine.ts';

/** Where jobs go that failed for good. They wait there for a person, for this long. */
export const deadQueue = 'dead';
const deadDays = 90;

/**
 * Where those go that workers send themselves. The next turn does what one failed to do, so that nobody need try them
 * again; they say for a while that something is wrong, and do not bury the dead of others.
 */
export const deadTurnsQueue = 'dead.turns';
const deadTurnsDays = 1;

/** How long a job may wait for its turn, and how long one that ended is still shown. */
const waitingDays = 30;
const endedDays = 2;

const day = 86_400;
const longestWaitSeconds = 3600;

/**
 * After how many silent seconds a running job counts as abandoned. Embedded, one process works all jobs and long
 * statements hold up its heart; there abandoned jobs are taken up at the start instead.
 */
export const heartbeatSeconds: Readonly<Record<Engine['kind'], number>> = {
  postgres: 15,
  embedded: 120,
};

/** Every queue: one a task, and those of the dead. */
export function queueDefinitions(kind: Engine['kind']): Queue[] {
  const dead = (name: string, days: number): Queue => ({
    name,
    retentionSeconds: days * day,
    deleteAfterSeconds: endedDays * day,
  });
  return [
    dead(deadQueue, deadDays),
    dead(deadTurnsQueue, deadTurnsDays),
    ...Object.keys(tasks).map((name) => queueOf(name as TaskName, kind)),
  ];
}

function queueOf(name: TaskName, kind: Engine['kind']): Queue {
  const task: {
    retries: number;
    seconds: number;
    firstWaitSeconds?: number;
    everySeconds?: number;
  } = tasks[name];
  return {
    name,
    // Of jobs with one key only one waits; a job without a key has its own id for one.
    policy: 'short',
    retryLimit: task.retries,
    retryDelay: task.firstWaitSeconds ?? 5,
    retryBackoff: true,
    retryDelayMax: longestWaitSeconds,
    expireInSeconds: task.seconds,
    heartbeatSeconds: heartbeatSeconds[kind],
    retentionSeconds: waitingDays * day,
    // Of what workers send themselves only the latest are worth keeping; they also mark the turn as taken.
    deleteAfterSeconds:
      task.everySeconds === undefined ? endedDays * day : Math.max(600, 2 * task.everySeconds),
    deadLetter: task.everySeconds === undefined ? deadQueue : deadTurnsQueue,
  };
}
