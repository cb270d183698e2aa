import { constants } from 'node:os';

/** One Ctrl-C may come several times: from the terminal, from npm and from the script that npm runs. */
const echoMs = 500;

/**
 * Listens for SIGINT and SIGTERM: the first one asks to end, by the returned signal; a second one, unless it is the
 * first one's echo, ends at once.
 */
export function interrupts(): AbortSignal {
  const ending = new AbortController();
  let asked = 0;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (!ending.signal.aborted) asked = performance.now();
      else if (performance.now() - asked > echoMs) process.exit(128 + constants.signals[name]);
      ending.abort(new Error(`interrupted by ${name}`));
    });
  }
  return ending.signal;
}
