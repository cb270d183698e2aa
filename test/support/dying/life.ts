import type { Engine } from '../../../server/platform/engine.ts';
import type { FilePort } from '../../../server/platform/files.ts';

/**
 * One life of a worker, within this process. It dies at a step as by SIGKILL: its transaction is undone, and no line of
 * what it was doing runs any more, neither a `catch` nor a `finally`.
 */
export interface Life {
  /** The steps it has reached, by name. */
  readonly steps: readonly string[];
  readonly isOver: boolean;
  /** Comes with its death. */
  readonly death: Promise<void>;
  /** Counts a step. @returns whether it died there */
  diesAt(step: string): boolean;
  /** Passes a step; whoever died there, or before, waits for ever. */
  pass(step: string): Promise<void>;
  /** Whoever has died waits for ever. */
  goOn(): Promise<void>;
  /** Lets go of what the dead one still holds, timers for instance, once nobody looks any more. */
  bury(): void;
}

/** Begins a life. @param end number of the step at which it dies, counted from 1 */
export function liveUntil(end: number): Life {
  const steps: string[] = [];
  const death = Promise.withResolvers<void>();
  const burial = Promise.withResolvers<never>();
  burial.promise.catch(() => undefined);
  let isOver = false;
  const life: Life = {
    steps,
    get isOver() {
      return isOver;
    },
    death: death.promise,
    diesAt(step) {
      steps.push(step);
      if (steps.length === end) {
        isOver = true;
        death.resolve();
      }
      return isOver;
    },
    async pass(step) {
      if (isOver || life.diesAt(step)) await burial.promise;
    },
    async goOn() {
      if (isOver) await burial.promise;
    },
    bury() {
      isOver = true;
      burial.reject(new Error('died long ago'));
    },
  };
  return life;
}

/**
 * An engine whose user may die: with the work of a transaction done and not committed, once it is committed, or at any
 * step within. Statements of one transaction are no steps of their own: whichever came last, all are undone.
 */
export function mortalEngine(engine: Engine, life: Life): Engine {
  const reads: Pick<Engine, 'reading' | 'single'> = {
    async reading(entry, work) {
      await life.goOn();
      const read = await engine.reading(entry, work);
      await life.pass('read');
      return read;
    },
    async single(entry, query) {
      await life.goOn();
      const rows = await engine.single(entry, query);
      await life.pass('read');
      return rows;
    },
  };
  return {
    ...engine,
    ...reads,
    async transaction(entry, work) {
      await life.goOn();
      const outcome = await undoneByDeath(life, () =>
        engine.transaction(entry, async (tx) => {
          const done = await Promise.race([work(tx), life.death.then(undo)]);
          if (life.diesAt('written')) undo();
          return done;
        }),
      );
      await life.pass('committed');
      return outcome;
    },
  };
}

function undo(): never {
  throw new Error('died');
}

async function undoneByDeath<T>(life: Life, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    await life.goOn();
    throw fault;
  }
}

/** A port to files whose user may die once bytes are stored, or gone. */
export function mortalFiles(files: FilePort, life: Life): FilePort {
  return {
    async put(...given) {
      await life.goOn();
      const stored = await files.put(...given);
      await life.pass('stored');
      return stored;
    },
    async *read(...given) {
      await life.goOn();
      yield* files.read(...given);
    },
    async remove(...given) {
      await life.goOn();
      await files.remove(...given);
      await life.pass('removed');
    },
    async storedAt(...given) {
      await life.goOn();
      return files.storedAt(...given);
    },
    async *list(...given) {
      await life.goOn();
      yield* files.list(...given);
    },
  };
}
