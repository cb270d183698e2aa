import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDatabase } from '#test/databases';
import { columns } from './columns.ts';

forEachDatabase('the register of columns', (opened) => {
  test('classifies every column of every table, and nothing else', async () => {
    const there = await opened().asOwner((login) =>
      login.run<{ table: string; column: string }>(`
        SELECT c.relname AS table, a.attname AS column
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE n.nspname = 'clientele' AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped`),
    );
    const names = there.map(({ table, column }) => `${table}.${column}`);
    const known = Object.entries(columns).flatMap(([table, some]) =>
      Object.keys(some).map((column) => `${table}.${column}`),
    );
    const missing = names.filter((name) => !known.includes(name));
    const gone = known.filter((name) => !names.includes(name));
    assert.deepEqual(
      missing,
      [],
      `Say in database/columns.ts what these columns hold ('personal', 'secret' or 'neither'):\n${missing
        .map((name) => `  ${name.replace('.', ': { ')}: '…' },`)
        .join('\n')}`,
    );
    assert.deepEqual(gone, [], 'Remove these from database/columns.ts: no table has them.');
  });
});
