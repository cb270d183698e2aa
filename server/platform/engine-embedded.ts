import type { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, Kysely, PGliteDialect, sql } from 'kysely';
import type { DB } from '#database/types';
import type { Engine, Entry } from './engine.ts';
import { guarded } from './guarded.ts';

/**
 * The embedded database over an opened PGlite. One connection: transactions run one after the other, and every access
 * goes through this one Kysely, because its mutex is what keeps one caller's role out of another's transaction.
 */
export function openEmbedded(pglite: PGlite): Engine {
  const kysely = new Kysely<DB>({ dialect: new PGliteDialect({ pglite }) });
  const transaction: Engine['transaction'] = (entry, work) =>
    kysely.transaction().execute(async (connection) => {
      await enter(connection, entry);
      const guard = guarded(connection);
      try {
        return await work(guard.tx);
      } finally {
        guard.close();
      }
    });
  return {
    kind: 'embedded',
    transaction,
    reading: (entry, work) => transaction({ ...entry, readOnly: true }, work),
    single: (entry, query) => transaction(entry, async (tx) => (await tx.executeQuery(query)).rows),
    connections: () => ({ busy: 0, idle: 1, waiting: 0 }),
    asLogin: (work) =>
      kysely.connection().execute((connection) =>
        work({
          kysely: connection,
          run: async <R>(text: string, values: readonly unknown[] = []) =>
            values.length > 0
              ? ((await connection.executeQuery(CompiledQuery.raw(text, [...values]))).rows as R[])
              : (await pglite.exec(text)).flatMap((result) => result.rows as R[]),
        }),
      ),
    close: () => kysely.destroy(),
  };
}

async function enter(connection: Kysely<DB>, entry: Entry): Promise<void> {
  await sql`select set_config('role', ${entry.role}, true), set_config('request.jwt.claims', ${entry.claims}, true),
    set_config('transaction_read_only', ${entry.readOnly === true ? 'on' : 'off'}, true)`.execute(
    connection,
  );
}
