import type { PgBoss } from 'pg-boss';
import type { TaskName } from '../../tasks.ts';
import type { Engine } from '../engine.ts';
import type { Claimed } from './claimed.ts';
import { workerPort } from './port.ts';
import { statisticsKeeper } from './statistics.ts';

/** Takes jobs for free hands, in a fair order. Takes none when all hands are busy. */
export type Claim = (freeHands: number) => Promise<Claimed[]>;

/**
 * Every so often the hands go round: each tenant that waits gets one before any gets its next. In between it is first
 * come, first served, but where there are more than two hands one stays free for the next round. Going round all the time
 * would read past the backlog of a busy tenant again and again.
 */
const roundEveryMs = 200;

interface JobData {
  readonly payload: unknown;
  readonly request: string;
}

/** Takes jobs of the given kinds for a worker with so many hands; the kinds take turns in going first. */
export function claimer(
  engine: Engine,
  boss: PgBoss,
  names: readonly TaskName[],
  hands: number,
): Claim {
  const kept = hands > 2 ? 1 : 0;
  const keepStatistics = statisticsKeeper(engine);
  const served = new Set<string>();
  let lastRound = -Infinity;
  let turn = 0;

  async function take(name: TaskName, most: number, round: boolean): Promise<Claimed[]> {
    const asked = performance.now();
    const jobs = await boss.fetch<JobData>(name, {
      batchSize: most,
      ...(round ? { groupConcurrency: 1, ignoreGroups: [...served] } : {}),
    });
    await keepStatistics(performance.now() - asked);
    return jobs.map((job) => ({
      id: job.id,
      name,
      retryCount: job.retryCount,
      tenant: job.groupId ?? 'all',
      payload: job.data.payload,
      request: job.data.request,
    }));
  }

  async function pass(
    ready: readonly TaskName[],
    most: number,
    round: boolean,
  ): Promise<Claimed[]> {
    const got: Claimed[] = [];
    for (const name of ready) {
      if (got.length >= most) break;
      const jobs = await take(name, most - got.length, round);
      got.push(...jobs);
      if (round) for (const job of jobs) served.add(job.tenant);
    }
    return got;
  }

  return async (freeHands) => {
    const goesRound = performance.now() - lastRound >= roundEveryMs;
    if (freeHands <= (goesRound ? 0 : kept)) return [];
    const ready = await readyQueues(engine, names);
    if (ready.length === 0) return [];
    turn += 1;
    const first = turn % ready.length;
    const order = [...ready.slice(first), ...ready.slice(0, first)];
    if (!goesRound) return pass(order, freeHands - kept, false);
    const round = await pass(order, freeHands, true);
    lastRound = performance.now();
    if (round.length === 0) served.clear();
    const rest = await pass(order, freeHands - round.length - kept, false);
    return [...round, ...rest];
  };
}

// One look at an index a kind, however long its backlog.
async function readyQueues(engine: Engine, names: readonly TaskName[]): Promise<TaskName[]> {
  const { rows } = await workerPort(engine).executeSql(
    `SELECT kind FROM unnest($1::text[]) AS kind WHERE EXISTS (
       SELECT FROM pgboss.job_common
       WHERE name = kind AND state < 'active' AND NOT blocked AND start_after <= pgboss.job_now())`,
    [names],
  );
  return rows.map((row: { kind: TaskName }) => row.kind);
}
