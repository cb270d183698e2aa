import type { PgBoss } from 'pg-boss';
import type { Claimed } from './claimed.ts';

interface Held {
  readonly job: Claimed;
  readonly lost: AbortController;
  readonly ended: Promise<void>;
}

/** The jobs a worker has in hand. */
export interface Hands {
  readonly busy: number;
  /** Holds a job until its work ends. @param work is told when the job is no longer this worker's */
  hold(job: Claimed, work: (lost: AbortSignal) => Promise<void>): void;
  /** Says that all jobs in hand are still being worked on, and lets go of those that were taken over. */
  beat(): Promise<void>;
  /** Waits for the jobs in hand to end, at most for `ms`, and lets go of the rest. @returns the rest */
  finish(ms: number): Promise<readonly Claimed[]>;
}

/** Empty hands. @param ended is called when a job ends */
export function emptyHands(boss: PgBoss, ended: () => void): Hands {
  const all = new Set<Held>();
  return {
    get busy() {
      return all.size;
    },
    hold(job, work) {
      const lost = new AbortController();
      const held: Held = {
        job,
        lost,
        ended: work(lost.signal).finally(() => {
          all.delete(held);
          ended();
        }),
      };
      all.add(held);
    },
    async beat() {
      for (const [name, some] of Map.groupBy(all, ({ job }) => job.name)) {
        const answer = await boss.touch(
          name,
          some.map(({ job: { id, retryCount } }) => ({ id, retryCount })),
        );
        const { settled } = answer as { settled?: readonly string[] };
        for (const { job, lost } of some)
          if (settled?.includes(job.id) === false)
            lost.abort(new Error('another worker has taken this job over'));
      }
    },
    async finish(ms) {
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, ms);
      });
      await Promise.race([Promise.all([...all].map((held) => held.ended)), patience]);
      clearTimeout(timer);
      for (const { lost } of all) lost.abort(new Error('the worker has stopped'));
      return [...all].map((held) => held.job);
    },
  };
}
