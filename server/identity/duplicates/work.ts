import type { Database } from '#platform/db';
import type { TaskHandlers } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { endSearch, searchOn } from './find.ts';
import { joinNext, type Joined, type Mark } from './join.ts';

/** Most steps that one night takes; the next goes on where they ended. */
const mostSteps = 20_000;

/**
 * Searches for customers who are one, joins those of whom it is sure, and searches again among these, until nobody is
 * joined any more.
 */
export const findDuplicates: NonNullable<TaskHandlers['duplicates.find']> = ({
  db,
  who,
  signal,
  done,
}) => searchAndJoin(db, who, { steps: mostSteps, signal, done });

/** How long to go on, and what is to be done with the last step. */
export interface Bounds {
  readonly steps: number;
  readonly signal?: AbortSignal;
  readonly done?: (tx: Tx) => Promise<void>;
}

/**
 * Goes on until nobody is joined any more, or its steps are used up. A search ends only when what it found has been looked
 * at: whoever takes over from a worker that died stands where that one stood.
 */
export async function searchAndJoin(
  db: Database,
  who: Tenanted,
  { steps, signal, done }: Bounds,
): Promise<void> {
  let left = steps;
  const step = async <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result | null> => {
    signal?.throwIfAborted();
    left -= 1;
    return left < 0 ? null : db.as(who, 'engine', work);
  };
  for (let joined = -1; joined !== 0 && left > 0;) {
    while (await step((tx) => searchOn(tx, who.tenant)));
    joined = await joinAll(who, step);
    const isLast = joined === 0;
    await step(async (tx) => {
      await endSearch(tx, who.tenant);
      if (isLast) await done?.(tx);
    });
  }
}

type Step = <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result | null>;

async function joinAll(who: Tenanted, step: Step): Promise<number> {
  let joined = 0;
  let mark: Mark | null = null;
  for (;;) {
    const from: Mark | null = mark;
    const next: Joined | null = await step((tx) => joinNext(tx, who, from));
    if (next === null) return joined;
    mark = next.mark;
    joined += Number(next.joined);
  }
}
