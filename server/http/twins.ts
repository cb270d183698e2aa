import { refuse } from '#platform/refuse';
import type { Keyed } from './keyed.ts';

/**
 * Keyed writes this process is at work on. The database keeps twins apart between processes; here they are told at once,
 * also by the embedded database, whose transactions would make the second wait for the first.
 */
export class Twins {
  readonly #atWork = new Set<string>();

  /** @throws {Refusal} `request_in_progress` while the same write is at work */
  async alone<T>({ tenant, credential, key }: Keyed, work: () => Promise<T>): Promise<T> {
    const name = `${tenant} ${credential} ${key}`;
    if (this.#atWork.has(name)) refuse('request_in_progress');
    this.#atWork.add(name);
    try {
      return await work();
    } finally {
      this.#atWork.delete(name);
    }
  }
}
