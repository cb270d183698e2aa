import { refuse } from '#platform/refuse';

/** Most sources whose pace is remembered at once; the one not heard of for longest is forgotten first. */
const mostRemembered = 50_000;

/**
 * Holds callers to a pace. For each source only one instant is kept: when its allowance will be whole again (the
 * generic cell rate algorithm, which a token bucket that fills steadily equals).
 */
export class Pace {
  readonly #wholeAt = new Map<string, number>();

  /**
   * Takes one call out of a source's allowance of `perMinute` calls.
   * @param at milliseconds, from a clock that only goes forward
   * @throws {Refusal} `too_many_requests` with the seconds to wait
   */
  take(source: string, perMinute: number, at: number): void {
    const each = 60_000 / perMinute;
    const whole = Math.max(this.#wholeAt.get(source) ?? 0, at) + each;
    const wait = whole - at - 60_000;
    if (wait > 0) {
      const retryAfterSeconds = Math.ceil(wait / 1000);
      refuse('too_many_requests', { facts: { retryAfterSeconds } });
    }
    this.#remember(source, whole);
  }

  #remember(source: string, whole: number): void {
    // Taken out and put back, so that the map's own order is that of last use.
    this.#wholeAt.delete(source);
    this.#wholeAt.set(source, whole);
    if (this.#wholeAt.size <= mostRemembered) return;
    const oldest = this.#wholeAt.keys().next().value;
    if (oldest !== undefined) this.#wholeAt.delete(oldest);
  }
}
