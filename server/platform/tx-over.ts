import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  type Dialect,
  DummyDriver,
  Kysely,
  type QueryResult,
} from 'kysely';
import type { DB } from '#database/types';
import type { Tx } from './tx.ts';

/**
 * Makes transactions, as use cases know them, over whatever runs their statements. The compiler and the schema are set
 * up once; a transaction costs two small objects.
 */
export function txOver(dialect: Dialect): (provider: ConnectionProvider) => Tx {
  const executor = new Kysely<DB>({ dialect }).withSchema('clientele').getExecutor();
  const driver = new DummyDriver();
  const config = { dialect };
  return (provider) =>
    new Kysely<DB>({
      config,
      dialect,
      driver,
      executor: executor.withConnectionProvider(provider),
    });
}

type Run = <R>(query: CompiledQuery) => Promise<readonly R[]>;

/** Runs every statement by itself, and gives its rows. */
export class OneByOne implements DatabaseConnection, ConnectionProvider {
  readonly #run: Run;

  constructor(run: Run) {
    this.#run = run;
  }

  provideConnection<T>(consumer: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    return consumer(this);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const rows = await this.#run<R>(query);
    return { rows: [...rows] };
  }

  streamQuery(): never {
    throw new Error('statements give their rows at once');
  }
}
