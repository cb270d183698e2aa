import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { forEachDatabase } from '#test/databases';
import { compiled } from './compiled.ts';
import { newId } from './ids.ts';

const who = { kind: 'anonymous', request: newId() } as const;

forEachDatabase('the engine', (opened) => {
  test('values come out the same', async () => {
    const row = await opened().db.as(who, 'gate', async (tx) => {
      const { rows } = await sql`
        SELECT 9007199254740993::int8 AS "int8", ARRAY[1, NULL]::int8[] AS "int8s", '2026-01-31'::date AS "day",
          ARRAY['2026-01-31'::date] AS "days", '2026-01-31T00:00:00.5Z'::timestamptz AS "instant",
          '\\x00ff'::bytea AS "bytes", ARRAY['\\x01'::bytea] AS "byteses", '{"a":[1,null]}'::jsonb AS "json",
          1.50::numeric AS "rate", ARRAY[1.50]::numeric[] AS "rates", ARRAY['a,"b', NULL] AS "texts",
          ARRAY['018f0000-0000-7000-8000-000000000000'::uuid] AS "ids", 1.5::float8 AS "float", 7::int4 AS "int4",
          true AS "yes", '1 day'::interval AS "span"`.execute(tx);
      return rows[0];
    });
    assert.deepEqual(row, {
      int8: 9_007_199_254_740_993n,
      int8s: [1n, null],
      day: '2026-01-31',
      days: ['2026-01-31'],
      instant: new Date('2026-01-31T00:00:00.500Z'),
      bytes: Buffer.from([0, 255]),
      byteses: [Buffer.from([1])],
      json: { a: [1, null] },
      rate: '1.50',
      rates: ['1.50'],
      texts: ['a,"b', null],
      ids: ['018f0000-0000-7000-8000-000000000000'],
      float: 1.5,
      int4: 7,
      yes: true,
      span: '1 day',
    });
  });

  test('values go in the same', async () => {
    const at = new Date('2026-01-31T00:00:00.123Z');
    const row = await opened().db.as(who, 'gate', async (tx) => {
      const { rows } = await sql`
        SELECT ${5n}::int8 AS a, ${'2026-01-31'}::date AS b, ${at}::timestamptz AS c, ${Buffer.from([1])}::bytea AS d,
          ${JSON.stringify({ x: 1 })}::jsonb AS e, ${['a', 'b"']}::text[] AS f, ${null}::text AS g`.execute(
        tx,
      );
      return rows[0];
    });
    const expected = { a: 5n, b: '2026-01-31', c: at, d: Buffer.from([1]), e: { x: 1 } };
    assert.deepEqual(row, { ...expected, f: ['a', 'b"'], g: null });
  });

  test('a statement put together once takes other values each time', async () => {
    const sum = compiled<{ a: number; b: number }, { sum: number }>(
      (given) => sql`SELECT ${given('a')}::int + ${given('b')}::int * ${given('a')}::int AS sum`,
    );
    await opened().db.as(who, 'gate', async (tx) => {
      assert.deepEqual(await sum(tx, { a: 2, b: 3 }), [{ sum: 8 }]);
      assert.deepEqual(await sum(tx, { b: 1, a: 10 }), [{ sum: 20 }]);
    });
  });

  test('a fault that the work swallowed is thrown at the commit', async () => {
    const swallowing = opened().db.as(who, 'gate', async (tx) => {
      await sql`SELECT 1 / 0`.execute(tx).catch(() => undefined);
      return 'done';
    });
    await assert.rejects(swallowing);
  });

  test('a statement after the end of its transaction is refused', async () => {
    let kept: { run(): Promise<unknown> } | undefined;
    await opened().db.as(who, 'gate', async (tx) => {
      kept = { run: () => sql`SELECT 1`.execute(tx) };
      await kept.run();
    });
    await assert.rejects(async () => kept?.run(), /after its transaction had ended/);
  });

  test('a transaction inside a transaction is refused, not waited for', async () => {
    const { db } = opened();
    const nested = db.as(who, 'gate', () => db.as(who, 'gate', () => Promise.resolve()));
    await assert.rejects(nested, /already open/);
  });

  test('an id of a tenant that is no id is a fault before any statement runs', async () => {
    const odd = { kind: 'anonymous', tenant: `x'; DROP TABLE y; --`, request: newId() } as const;
    const run = opened().db.as(odd, 'caller', (tx) => sql`SELECT clientele.tenant()`.execute(tx));
    await assert.rejects(run, { code: '22P02' });
  });
});
