/** Wakes one sleeper. Rung while nobody sleeps, it is remembered for the next. */
export interface Bell {
  ring(): void;
  /** Sleeps until the bell rings, at most for `ms`. */
  wait(ms: number): Promise<void>;
}

/** A bell that has not been rung. */
export function bell(): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(ms) {
      if (!rung) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(resolve, ms);
        wake = resolve;
        await promise;
        clearTimeout(timer);
        wake = undefined;
      }
      rung = false;
    },
  };
}
