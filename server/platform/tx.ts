import type { Kysely } from 'kysely';
import type { DB } from '#database/types';

/** The one open transaction of a request, job or command. It cannot open, commit or roll back another. */
export type Tx = Omit<
  Kysely<DB>,
  'transaction' | 'startTransaction' | 'connection' | 'destroy' | 'withPlugin' | 'withoutPlugins'
>;
