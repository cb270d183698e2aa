import type { PgBoss } from 'pg-boss';
import type { TaskName } from '../tasks.ts';
import { sweeping } from './due.ts';
import type { Engine } from './engine.ts';
import { log as programLog } from './log.ts';
import type { Ports } from './ports.ts';
import { reclaim } from './queue/abandoned.ts';
import { attempt, type Bench } from './queue/attempt.ts';
import { bell } from './queue/bell.ts';
import { openBoss } from './queue/boss.ts';
import { claimer } from './queue/claim.ts';
import { heartbeatSeconds } from './queue/definitions.ts';
import { emptyHands, type Hands } from './queue/hands.ts';
import { nudge } from './queue/nudge.ts';
import { sendRegular } from './queue/regular.ts';
import { settling } from './queue/settle.ts';
import type { TaskHandlers } from './tasks.ts';

/** What a worker works with. */
export interface WorkerOptions {
  readonly engine: Engine;
  readonly ports: Ports;
  /** Kinds without a handler are left for other workers. */
  readonly handlers: TaskHandlers;
  /** Most jobs worked at once. */
  readonly hands?: number;
  /** Most milliseconds between two looks for work; jobs that this very process sent are seen at once. */
  readonly lookEveryMs?: number;
}

/** A running worker. */
export interface Worker {
  /**
   * Takes no further jobs, lets those in hand come to an end for `patienceMs` (10 s where not said), and gives the rest
   * back, so that other workers take them at once.
   */
  close(patienceMs?: number): Promise<void>;
}

const usual = { postgres: { hands: 8, lookMs: 500 }, embedded: { hands: 2, lookMs: 1000 } };
const usualPatienceMs = 10_000;
const keepHouseMs = 5000;

/**
 * Starts working jobs. Any number of workers may run, in any number of processes.
 * @throws when the queues were not set up by a migration of this version
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { engine } = options;
  const log = programLog.child({ part: 'worker' });
  const boss = await openBoss(engine, log);
  // The embedded database has one process: whatever runs at its start was left by the one before.
  if (engine.kind === 'embedded') await reclaim(engine, boss, 'all');

  const stop = new AbortController();
  const wake = bell();
  const handlers: TaskHandlers = { 'due.sweep': sweeping(engine), ...options.handlers };
  const settle = settling(engine, boss);
  const bench: Bench = { ports: options.ports, handlers, settle, log, stopping: stop.signal };
  const hands = emptyHands(boss, wake.ring);
  nudge.on('sent', wake.ring);

  const most = options.hands ?? usual[engine.kind].hands;
  const claim = claimer(engine, boss, Object.keys(handlers) as TaskName[], most);
  const look = async (): Promise<void> => {
    for (const job of await claim(most - hands.busy)) {
      if (stop.signal.aborted) await settle.givenBack(job);
      else hands.hold(job, (lost) => attempt(bench, job, lost));
    }
  };
  const lookMs = options.lookEveryMs ?? usual[engine.kind].lookMs;
  const looking = (async () => {
    while (!stop.signal.aborted) {
      await look().catch((fault: unknown) => log.error({ err: fault }, 'looking for jobs failed'));
      if (!stop.signal.aborted) await wake.wait(lookMs);
    }
  })();
  const timers = keepHouse(engine, boss, hands, (fault) =>
    log.error({ err: fault }, 'keeping the queues in order failed'),
  );

  return {
    async close(patienceMs = usualPatienceMs) {
      stop.abort(new Error('the server is stopping'));
      nudge.off('sent', wake.ring);
      wake.ring();
      await looking;
      for (const job of await hands.finish(patienceMs)) await settle.givenBack(job);
      for (const timer of timers) clearInterval(timer);
      await boss.stop({ graceful: false, close: false });
    },
  };
}

function keepHouse(
  engine: Engine,
  boss: PgBoss,
  hands: Hands,
  failed: (fault: unknown) => void,
): NodeJS.Timeout[] {
  const regular = async (): Promise<void> => {
    await sendRegular(boss);
    await reclaim(engine, boss, 'silent');
  };
  const beatMs = (heartbeatSeconds[engine.kind] * 1000) / 3;
  regular().catch(failed);
  return [
    setInterval(() => void regular().catch(failed), keepHouseMs),
    setInterval(() => void hands.beat().catch(failed), beatMs),
  ];
}
