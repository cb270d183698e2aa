import { PGlite } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { parsers } from './parsers.ts';

const extensions = { btree_gin, btree_gist, pg_trgm, unaccent };
const bytes = (text: string): Buffer => Buffer.from(text.slice(2), 'hex');
const valueParsers = { ...Object.fromEntries(parsers), 17: bytes };

/**
 * Without progress reports of a long start-up: their clock goes on ticking after the start, even after the database was
 * closed, and then keeps the process alive for ever.
 */
const startParams = [...PGlite.defaultStartParams, '-c', 'log_startup_progress_interval=0'];

/**
 * PGlite with our extensions and values.
 * @param folder where its files lie; in memory without
 * @param from what `dumpDataDir` of another one gave; empty without
 */
export function openPglite(folder?: string, from?: Blob): Promise<PGlite> {
  const given = from === undefined ? {} : { loadDataDir: from };
  return PGlite.create(folder ?? 'memory://', {
    extensions,
    parsers: valueParsers,
    startParams,
    ...given,
  });
}
