import { refuse } from '#platform/refuse';

/** Counts the streams that are open, by source, and bounds them. */
export class OpenStreams {
  readonly #open = new Map<string, number>();
  readonly #most: number;

  /** @param most streams of one source at once */
  constructor(most: number) {
    this.#most = most;
  }

  /** Streams open now, of all sources. */
  get size(): number {
    return this.#open.values().reduce((sum, count) => sum + count, 0);
  }

  /**
   * Opens one.
   * @returns closes it; closing twice does nothing
   * @throws {Refusal} `too_many_requests`
   */
  open(source: string): () => void {
    const count = this.#open.get(source) ?? 0;
    if (count >= this.#most)
      refuse('too_many_requests', { detail: 'Too many pages are being followed live from here.' });
    this.#open.set(source, count + 1);
    let open = true;
    return () => {
      if (!open) return;
      open = false;
      const left = (this.#open.get(source) ?? 1) - 1;
      if (left === 0) this.#open.delete(source);
      else this.#open.set(source, left);
    };
  }
}
