import pg from 'pg';
import type { Entry } from './engine.ts';

/** The statement that every framed one follows; prepared on each connection when it opens. */
export const frame = {
  name: 'frame',
  text: `SELECT set_config('role', $1, true), set_config('request.jwt.claims', $2, true),
    set_config('transaction_read_only', $3, true)`,
  values: ['none', '', 'off'],
};

/** What of pg's own query this one builds on: how it writes itself out, and what it does with what comes back. */
interface Written {
  prepare(connection: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Wire): void;
}

interface Wire {
  bind(config: { statement: string; portal: string; values: readonly string[] }): void;
  execute(config: { portal: string; rows: number }): void;
}

type Told = (fault: Error | null, result: pg.QueryResult) => void;

const PgQuery = pg.Query as unknown as new (config: pg.QueryConfig, callback: Told) => Written;

/**
 * One statement as somebody: role and claims are set and the statement run in one message with a single Sync at its
 * end, which PostgreSQL treats as one transaction. There is no BEGIN to parse and no COMMIT to wait for.
 */
export class FramedQuery extends PgQuery {
  readonly #entry: Entry;
  #framed = false;

  constructor(entry: Entry, config: pg.QueryConfig, callback: Told) {
    super(config, callback);
    this.#entry = entry;
  }

  requiresPreparation(): boolean {
    return true;
  }

  override prepare(connection: Wire): void {
    const { role, claims, readOnly } = this.#entry;
    const values = [role, claims, readOnly === true ? 'on' : 'off'];
    connection.bind({ statement: frame.name, portal: '', values });
    connection.execute({ portal: '', rows: 0 });
    super.prepare(connection);
  }

  // What comes back first is the frame's, and nobody's concern.
  override handleDataRow(message: unknown): void {
    if (this.#framed) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#framed) super.handleCommandComplete(message, connection);
    else this.#framed = true;
  }
}
