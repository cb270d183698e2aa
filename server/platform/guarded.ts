import assert from 'node:assert/strict';
import type { Kysely, KyselyPlugin } from 'kysely';
import type { DB } from '#database/types';
import type { Tx } from './tx.ts';

/**
 * Lends a connection for the time of one transaction. A statement sent after its end would run in whatever transaction
 * the connection serves next, under another caller's rights; the guard makes it an error instead.
 */
export function guarded(connection: Kysely<DB>): { tx: Tx; close: () => void } {
  let closed = false;
  const guard: KyselyPlugin = {
    transformQuery: (args) => {
      assert(!closed, 'a statement was sent after its transaction had ended');
      return args.node;
    },
    transformResult: (args) => Promise.resolve(args.result),
  };
  return {
    tx: connection.withSchema('clientele').withPlugin(guard),
    close: () => {
      closed = true;
    },
  };
}
