let frozen: Date | undefined;

/** The present instant. The only source of time in the server, so that tests can hold it still. */
export function now(): Date {
  return frozen === undefined ? new Date() : new Date(frozen);
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
