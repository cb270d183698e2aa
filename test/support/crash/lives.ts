import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { runProgram, type Running, type RunningProgram } from '../running-program.ts';

/** What can be sent requests. */
export interface Addressed {
  /** Where it answers; waits while it is down. */
  address(): Promise<string>;
}

/** The program as clients know it: it answers, dies, and answers again at another address. */
export interface Lives extends Addressed {
  /** Milliseconds from each start until it answered that it is ready, the first start left out. */
  readonly restarts: readonly number[];
  /** What it said of faults of its own, over all lives. */
  readonly complaints: readonly string[];
  begin(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C would. @returns its exit code */
  stop(): Promise<number | null>;
  /** Ends it where it still lives, however the trial went. */
  close(): Promise<void>;
}

const welcomeWithinMs = 180_000;

/** A program that has not begun to live. */
export function lives(running: Running): Lives {
  const restarts: number[] = [];
  const complaints: string[] = [];
  let begun = 0;
  let program: RunningProgram | undefined;
  let up = Promise.withResolvers<string>();

  async function begin(): Promise<void> {
    const from = performance.now();
    program = await runProgram(running);
    if (begun > 0) restarts.push(performance.now() - from);
    else await demoMade(program);
    begun += 1;
    up.resolve(program.url);
  }
  async function end<T>(way: (program: RunningProgram) => Promise<T>): Promise<T> {
    if (program === undefined) throw new Error('it does not run');
    up = Promise.withResolvers<string>();
    const ended = await way(program);
    complaints.push(...complaintsIn(program.output()));
    program = undefined;
    return ended;
  }
  return {
    restarts,
    complaints,
    address: () => up.promise,
    begin,
    kill: () => end((program) => program.kill()),
    stop: () => end((program) => program.stop()),
    close: async () => {
      if (program !== undefined) await end((program) => program.kill());
    },
  };
}

/** Waits for the demo of a new database: it is made after the first answer and before the welcome. */
export async function demoMade(program: RunningProgram): Promise<void> {
  const patience = Date.now() + welcomeWithinMs;
  while (!program.output().includes('is ready')) {
    if (Date.now() > patience) throw new Error(`it said no welcome:\n${program.output()}`);
    await sleep(20);
  }
}

/** A job that was killed often waits long for its next attempt. */
export const restWithinMs = 1_800_000;

/**
 * Waits until no job is worked or waits to be, as the program's own metrics have it.
 * @throws when they do not tell of jobs, or that takes too long
 */
export async function jobsAtRest(url: string): Promise<void> {
  const open = /^clientele_jobs\{state="(waiting|retrying|running)"\} (?!0$)/m;
  const patience = Date.now() + restWithinMs;
  for (;;) {
    const told = await (await fetch(`${url}/metrics`)).text();
    // A state that no job is in is not told of; this is, always.
    if (!/^clientele_jobs_oldest_waiting_seconds \d/m.test(told))
      throw new Error('the metrics do not tell of jobs');
    if (!open.test(told)) return;
    if (Date.now() > patience) throw new Error('its jobs come to no end');
    await sleep(100);
  }
}

const error = 50;

/** What a log says at the level of an error or above, one sentence each. */
function complaintsIn(output: string): string[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { level: number; msg?: string; err?: { message?: string } })
    .filter(({ level }) => level >= error)
    .map(({ msg, err }) => [msg, err?.message].filter(Boolean).join(': '));
}
