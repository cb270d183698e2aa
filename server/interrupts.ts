import { constants } from 'node:os';

/**
 * Listens for SIGINT and SIGTERM: the first one asks to end, by the returned signal; the second one ends at once.
 */
export function interrupts(): AbortSignal {
  const ending = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (ending.signal.aborted) process.exit(128 + constants.signals[name]);
      ending.abort(new Error(`interrupted by ${name}`));
    });
  }
  return ending.signal;
}
