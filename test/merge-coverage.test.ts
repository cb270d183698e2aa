import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { forEachDatabase } from '#test/databases';
import { merging } from '../server/merging.ts';

/** Foreign keys to customers, and columns that name one without a key, by table. */
const naming = `
  SELECT DISTINCT c.relname AS name FROM pg_catalog.pg_class c
  WHERE c.relnamespace = 'clientele'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'customers' AND (
    EXISTS (SELECT FROM pg_catalog.pg_constraint k
      WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid = 'clientele.customers'::regclass)
    OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'customer_id'))
  ORDER BY 1`;

/** Unique keys in which a customer is named, each with its columns but for the tenant and the customer. */
const keys = `
  SELECT c.relname AS table, i.indexrelid::regclass::text AS key, (i.indpred IS NOT NULL) AS partial,
    ARRAY(SELECT a.attname::text FROM unnest(i.indkey) WITH ORDINALITY AS k (number, place)
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
      WHERE a.attname <> ALL (ARRAY['tenant_id', 'customer_id']) ORDER BY k.place) AS columns
  FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
  WHERE c.relnamespace = 'clientele'::regnamespace AND i.indisunique AND EXISTS (
    SELECT FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = c.oid AND a.attname = 'customer_id' AND a.attnum = ANY (i.indkey))`;

/** Keys that a merge heeds by code of its own. */
const heeded = new Set(['clientele.identifiers_primary_key']);

forEachDatabase('merging', (opened) => {
  const ask = <T extends object>(query: string) => opened().asOwner((login) => login.run<T>(query));

  test('every table that names a customer says what a merge makes of it, and no other does', async () => {
    const tables = await ask<{ name: string }>(naming);
    assert.deepEqual(
      tables.map(({ name }) => name),
      Object.keys(merging).toSorted(),
    );
  });

  test('whatever moves says of each unique key with the customer what becomes of two rows that are alike', async () => {
    const unsaid = (await ask<{ table: string; key: string; columns: string[] }>(keys)).filter(
      ({ table, key, columns }) => {
        const rule = merging[table as keyof typeof merging];
        if (rule === undefined || !('moves' in rule) || heeded.has(key)) return false;
        const clash = rule.moves.clash;
        return clash === undefined || clash.toSorted().join() !== columns.toSorted().join();
      },
    );
    assert.deepEqual(unsaid, []);
  });

  test('each rule gives its reason, and docs/architecture.md says it of each table', async () => {
    const pages = await readFile(new URL('../docs/architecture.md', import.meta.url), 'utf8');
    for (const [table, rule] of Object.entries(merging)) {
      const why = 'stays' in rule ? rule.stays : 'apart' in rule ? rule.apart : 'moves';
      assert.ok(why.length > 3 && rule.since.length > 3, table);
      const line = pages.split('\n').find((one) => one.startsWith(`| \`${table}\` |`));
      assert.ok(line?.endsWith(`| ${rule.since} |`), `${table}: ${rule.since}`);
      if (why !== 'moves') assert.ok(line?.includes(why), `${table}: ${why}`);
    }
  });
});
