import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDatabase } from '#test/databases';
import { columns, type TableName } from '../../database/columns.ts';
import { reach, reached } from './reach.ts';

test('a table that stays has every personal column emptied', () => {
  for (const { table, erased } of reached) {
    const personal = Object.entries(columns[table])
      .filter(([, holds]) => holds === 'personal')
      .map(([name]) => name);
    if (erased === 'kept') assert.deepEqual(personal, [], `${table} keeps something personal`);
    if (typeof erased !== 'object' || 'apart' in erased) continue;
    // A customer's name is made by the database out of the others.
    const left = personal.filter((name) => !(name in erased.empty) && name !== 'name');
    assert.deepEqual(left, [], table);
  }
});

forEachDatabase('the register of where people are', (opened) => {
  test('names every table that refers to a customer', async () => {
    const rows = await opened().asOwner((login) =>
      login.run<{ name: TableName }>(`
        SELECT DISTINCT c.relname AS name FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
        WHERE k.contype = 'f' AND k.connamespace = 'clientele'::regnamespace
          AND f.relname IN ('customers', 'profiles')`),
    );
    assert.ok(rows.length > 10);
    assert.deepEqual(
      rows.filter(({ name }) => !(name in reach)),
      [],
    );
  });
});
