import pg from 'pg';
import type { Entry } from './engine.ts';
import { FramedQuery } from './framed-query.ts';

/** Most statements one connection keeps prepared, and the longest text worth keeping. */
const mostPrepared = 400;
const longestPrepared = 6000;

/**
 * A client that prepares a statement the second time it is sent, under a name of its own: planning again and again
 * doubled the median of hot statements. Bounded, so that statements of ever-changing text cost nothing.
 */
export class PreparingClient extends pg.Client {
  readonly #seen = new Map<string, string | undefined>();
  #named = 0;

  constructor(config?: pg.ClientConfig) {
    super({ ...config, pipeline: true });
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- pg's own overloads are wider than any one signature
  override query(config: any, values?: any, callback?: any): any {
    if (typeof config !== 'string') return super.query(config, values, callback);
    if (!Array.isArray(values) || values.length === 0) return super.query(config, values, callback);
    const name = this.#nameOf(config);
    return super.query(
      name === undefined ? { text: config, values } : { name, text: config, values },
      callback,
    );
  }

  /** Runs one statement as somebody, in a transaction of its own. */
  framed(entry: Entry, text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    const name = this.#nameOf(`${entry.role} ${text}`);
    const config = { text, values: values as unknown[], ...(name !== undefined && { name }) };
    return new Promise((resolve, reject) => {
      const query = new FramedQuery(entry, config, (fault, result) =>
        fault === null ? resolve(result) : reject(fault),
      );
      super.query(query as unknown as pg.Query);
    });
  }

  #nameOf(text: string): string | undefined {
    if (text.length > longestPrepared) return undefined;
    const known = this.#seen.get(text);
    if (known !== undefined) return known;
    if (!this.#seen.has(text)) {
      if (this.#seen.size < mostPrepared) this.#seen.set(text, undefined);
      return undefined;
    }
    this.#named += 1;
    const name = `c${this.#named}`;
    this.#seen.set(text, name);
    return name;
  }
}
