import { AsyncLocalStorage } from 'node:async_hooks';

let frozen: Date | undefined;

const past = new AsyncLocalStorage<Date>();

/** The present instant. The only source of time in the server, so that tests can hold it still. */
export function now(): Date {
  const at = past.getStore() ?? frozen;
  return at === undefined ? new Date() : new Date(at);
}

/**
 * Does work as if it were done at an instant of the past: what it writes down, and the ids it makes, are of then. For
 * history that is told afterwards, as the demo's is.
 */
export function asOf<T>(at: Date, work: () => Promise<T>): Promise<T> {
  return past.run(new Date(at), work);
}

/** The instant of the past as of which work is done here; undefined where it is done in the present. */
export function workedAsOf(): Date | undefined {
  return past.getStore();
}

/** The instant `seconds` from now; negative for the past. */
export function inSeconds(seconds: number): Date {
  return new Date(now().getTime() + seconds * 1000);
}

/**
 * Holds the clock at one instant until the returned function is called. For tests.
 * @returns lets time run again
 */
export function freeze(at: Date | string): () => void {
  frozen = new Date(at);
  return () => {
    frozen = undefined;
  };
}
