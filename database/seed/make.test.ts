import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listCustomers } from '../../server/identity/customers/list.ts';
import { readDemoFill } from '#tenancy';
import { forEachOwnDatabase, type TestDatabase } from '#test/databases';
import { newId } from '#platform/ids';
import { systemOf } from '#platform/who';
import { businesses } from './businesses.ts';
import { makeDemo } from './make.ts';
import { tasks } from './tasks.ts';

/** A little more than are there at once, so that the job has somebody to let in. */
const people = 120;

forEachOwnDatabase('the demo', (opened) => {
  test('the first people are there at once, with tags, notes, proofs and open questions; a job lets in the others', async () => {
    const { db } = opened();
    assert.equal(await makeDemo(db, { people }), 4);
    const atFirst = await state(opened());
    assert.deepEqual(
      atFirst.map(({ slug }) => slug).toSorted(),
      businesses.map(({ slug }) => slug).toSorted(),
    );
    for (const one of atFirst) {
      const { slug, waiting, share, customers, tagged, noted, proved, asked, merged, twice } = one;
      const counts = { customers, tagged, noted, proved, asked, merged, twice };
      assert.equal(waiting, 1, slug);
      assert.ok(share > 0.7 && share < 1, slug);
      for (const [what, count] of Object.entries(counts)) assert.ok(count >= 1, `${slug}: ${what}`);
    }
    // A second start has nothing to make: the job for the others waits already.
    assert.equal(await makeDemo(db, { people }), 0);
    assert.ok((await state(opened())).every(({ waiting }) => waiting === 1));

    const [first, ...others] = atFirst;
    assert.ok(first !== undefined);
    await fill(opened(), first.id, { after: 1 });
    const half = (await state(opened())).find(({ id }) => id === first.id);
    assert.ok(half !== undefined && half.share > first.share && half.share < 1);
    for (const { id } of [first, ...others]) await fill(opened(), id);
    for (const { slug, customers, tagged, share } of await state(opened())) {
      assert.equal(share, 1);
      const before = atFirst.find((one) => one.slug === slug);
      assert.ok(before !== undefined && customers > before.customers && tagged >= before.tagged);
    }
    assert.equal(await makeDemo(db, { people }), 0);
  });

  test('people were first seen over two years, and lists by time show them so', async () => {
    const { db, asOwner } = opened();
    await makeDemo(db, { people: 60, whole: true });
    const rows = await asOwner((login) =>
      login.run<{ id: string; days: number; sources: number; demo: boolean; before: number }>(
        `SELECT t.id, t.is_demo AS demo,
           (SELECT count(DISTINCT c.created_at::date)::int FROM clientele.customers c WHERE c.tenant_id = t.id) AS days,
           (SELECT count(*)::int FROM clientele.profiles p
             WHERE p.tenant_id = t.id AND p.source NOT LIKE 'Demo: %') AS sources,
           (SELECT count(*)::int FROM clientele.customers c WHERE c.tenant_id = t.id AND c.created_at < t.created_at)
             AS before
         FROM clientele.tenants t`,
      ),
    );
    for (const row of rows) {
      assert.ok(row.demo);
      assert.equal(row.sources, 0);
      assert.equal(row.before, 0);
    }
    const [{ id } = { id: '' }] = rows;
    const who = systemOf(id, newId());
    const list = await db.as(who, 'engine', (tx) =>
      listCustomers(tx, who, { limit: 100, sort: 'newest' }),
    );
    assert.ok(list.rows.length > 50);
    const times = await asOwner((login) =>
      login.run<{ at: Date }>(
        `SELECT created_at AS at FROM clientele.customers WHERE tenant_id = $1 ORDER BY id DESC`,
        [id],
      ),
    );
    const order = times.map(({ at }) => new Date(at).getTime());
    assert.deepEqual(
      order,
      order.toSorted((a, b) => b - a),
    );
    assert.ok((order.at(0) ?? 0) - (order.at(-1) ?? 0) > 300 * 86_400_000);
  });
});

/** Works the job of a business; `after`: stops it after so many transactions, as a crash would. */
async function fill(
  { db }: TestDatabase,
  tenant: string,
  { after = Infinity } = {},
): Promise<void> {
  const stop = new AbortController();
  let turns = 0;
  const counting: typeof db = {
    ...db,
    as: (who, authority, work) => {
      turns += 1;
      // The first transaction reads where it was left.
      if (turns > after + 1) stop.abort(new Error('stopped'));
      return db.as(who, authority, work);
    },
  };
  const job = {
    db: counting,
    who: systemOf(tenant, newId()),
    payload: { tenant },
    signal: stop.signal,
    done: async () => {},
  } as unknown as Parameters<(typeof tasks)['demo.fill']>[0];
  await tasks['demo.fill'](job).catch((fault: unknown) => {
    if (after === Infinity) throw fault;
  });
}

interface State {
  readonly id: string;
  readonly slug: string;
  readonly share: number;
  readonly waiting: number;
  readonly customers: number;
  readonly tagged: number;
  readonly noted: number;
  readonly proved: number;
  readonly asked: number;
  /** Who became part of others, and how many more came in as two. */
  readonly merged: number;
  readonly twice: number;
}

async function state({ db, asOwner }: TestDatabase): Promise<State[]> {
  const rows = await asOwner((login) =>
    login.run<Omit<State, 'share'>>(
      `SELECT t.id, t.slug,
         (SELECT count(*)::int FROM pgboss.job WHERE name = 'demo.fill' AND data -> 'payload' ->> 'tenant' = t.id::text)
           AS waiting,
         (SELECT count(*)::int FROM clientele.customers o WHERE o.tenant_id = t.id) AS customers,
         (SELECT count(DISTINCT customer_id)::int FROM clientele.customer_tags o WHERE o.tenant_id = t.id) AS tagged,
         (SELECT count(DISTINCT customer_id)::int FROM clientele.customer_values o WHERE o.tenant_id = t.id) AS noted,
         (SELECT count(*)::int FROM clientele.identifiers o WHERE o.tenant_id = t.id AND verified_at IS NOT NULL)
           AS proved,
         (SELECT count(*)::int FROM clientele.reviews o WHERE o.tenant_id = t.id AND o.state = 'open') AS asked,
         (SELECT count(*)::int FROM clientele.lineage o WHERE o.tenant_id = t.id AND o.reason <> '') AS merged,
         (SELECT count(*)::int FROM (
           SELECT FROM clientele.links l JOIN clientele.profiles p ON p.tenant_id = t.id AND p.id = l.profile_id
           WHERE l.tenant_id = t.id AND l.ended_at IS NULL
           GROUP BY split_part(p.outside_id, '-', 3) HAVING count(DISTINCT l.customer_id) > 1) AS two) AS twice
       FROM clientele.tenants t`,
    ),
  );
  return Promise.all(
    rows.map(async (row) => {
      const who = systemOf(row.id, newId());
      const found = await db.as(who, 'engine', (tx) => readDemoFill(tx, row.id));
      return { ...row, share: found === undefined ? 0 : found.taken / found.arrivals };
    }),
  );
}
