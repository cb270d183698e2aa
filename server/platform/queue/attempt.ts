import { tasks } from '../../tasks.ts';
import type { Log } from '../log.ts';
import type { Ports } from '../ports.ts';
import type { Job, TaskHandler, TaskHandlers } from '../tasks.ts';
import { systemOf, type Anonymous } from '../who.ts';
import type { Claimed } from './claimed.ts';
import type { Settle } from './settle.ts';

/** What an attempt needs besides its job. */
export interface Bench {
  readonly handlers: TaskHandlers;
  readonly ports: Ports;
  readonly settle: Settle;
  readonly log: Log;
  /** Ends when the worker stops. */
  readonly stopping: AbortSignal;
}

/**
 * Works one job to its end: done, failed, or given back when the worker stops meanwhile. Never throws; what cannot be
 * settled because the database is away is left to be found abandoned.
 * @param lost ends when the job is no longer this worker's
 */
export async function attempt(bench: Bench, job: Claimed, lost: AbortSignal): Promise<void> {
  const started = performance.now();
  const log = bench.log.child({ job: job.id, task: job.name, request: job.request });
  const ms = (): number => Math.round(performance.now() - started);
  try {
    await work(bench, job, log, lost);
    log.debug({ ms: ms() }, 'job done');
  } catch (fault) {
    const details = { err: fault, attempt: job.retryCount + 1, ms: ms() };
    if (lost.aborted) log.info(details, 'job left to another worker');
    else if (bench.stopping.aborted) log.info(details, 'job given back');
    else log.error(details, 'job failed');
    await settle(bench, job, fault, lost).catch((second: unknown) =>
      log.error({ err: second }, 'the end of a job was not written down'),
    );
  }
}

async function settle(
  bench: Bench,
  job: Claimed,
  fault: unknown,
  lost: AbortSignal,
): Promise<void> {
  if (lost.aborted) return;
  if (bench.stopping.aborted) await bench.settle.givenBack(job);
  else await bench.settle.failed(job, fault);
}

async function work(bench: Bench, job: Claimed, log: Log, lost: AbortSignal): Promise<void> {
  const { payload: shape, seconds } = tasks[job.name];
  const handler = bench.handlers[job.name] as TaskHandler<unknown> | undefined;
  if (handler === undefined) throw new Error(`nothing works jobs of the kind ${job.name}`);
  const late = new AbortController();
  let done = false;
  const given: Job<unknown> = {
    id: job.id,
    who: whoOf(job),
    payload: shape.parse(job.payload),
    db: bench.ports.db,
    ports: bench.ports,
    log,
    signal: AbortSignal.any([bench.stopping, lost, late.signal]),
    async done(tx) {
      await bench.settle.doneIn(tx, job);
      done = true;
    },
  };
  await within(seconds, late, handler(given));
  if (!done && !lost.aborted) await bench.settle.done(job);
}

async function within(
  seconds: number,
  late: AbortController,
  working: Promise<void>,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const fault = new Error(`the attempt took longer than ${seconds} s`);
      late.abort(fault);
      reject(fault);
    }, seconds * 1000);
  });
  try {
    await Promise.race([working, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

// Handlers are typed by their payload: one that names a tenant is given Clientele itself at work for it.
function whoOf(job: Claimed): Anonymous {
  return job.tenant === 'all'
    ? { kind: 'anonymous', request: job.request }
    : (systemOf(job.tenant, job.request) as unknown as Anonymous);
}
