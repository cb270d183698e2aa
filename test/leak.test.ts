import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery, sql } from 'kysely';
import { database, type Authority, type Database } from '#platform/db';
import { openPostgres } from '#platform/engine-postgres';
import type { Engine } from '#platform/engine';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { claimsOf, type Who } from '#platform/who';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';

const callers = 200;
const roles = {
  caller: 'clientele_app',
  engine: 'clientele_engine',
  gate: 'clientele_gate',
} as const;

/** How a caller's transaction goes. */
const courses = [
  'commits',
  'throws',
  'breaks',
  'swallows',
  'leaves one unawaited',
  'asks once',
  'reads',
  'reads and breaks',
] as const;

interface Visit {
  readonly who: Who;
  readonly authority: Authority;
  readonly course: (typeof courses)[number];
  readonly tag: string;
}

class Stop extends Error {}

const whoAmI = CompiledQuery.raw(
  'SELECT current_user::text AS role, clientele.claims() AS claims',
) as CompiledQuery<{ role: string; claims: object }>;

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  assert(item !== undefined);
  return item;
}

/** Every kind of caller of every business, in an order that puts different ones next to each other. */
function visits(businesses: readonly TestBusiness[]): Visit[] {
  return Array.from({ length: callers }, (_, index) => {
    const business = pick(businesses, index);
    const { staff, key, customer, system, id } = business;
    const nobody = { kind: 'anonymous', tenant: id, request: newId() } as const;
    const who = pick<Who>([staff.owner, customer, key, staff.support, system, nobody], index >> 1);
    const authority = pick<Authority>(['caller', 'engine', 'caller', 'gate'], index >> 2);
    return { who, authority, course: pick(courses, (index * 7) >> 1), tag: newId() };
  });
}

async function lookAround(tx: Tx, { who, authority }: Visit): Promise<void> {
  const { rows } = await tx.executeQuery(whoAmI);
  assert.equal(rows[0]?.role, roles[authority]);
  assert.deepEqual(rows[0]?.claims, claimsOf(who));
  if (authority === 'gate') return;
  const mine = 'tenant' in who ? who.tenant : undefined;
  for (const table of ['locations', 'tags', 'customers'] as const) {
    const found = await tx.selectFrom(table).select('tenant_id').distinct().execute();
    assert.ok(
      found.every((row) => row.tenant_id === mine),
      `${who.kind} sees ${table} of others`,
    );
  }
}

async function visit(db: Database, visit: Visit): Promise<boolean> {
  const { who, authority, course, tag } = visit;
  const tenant = ('tenant' in who && who.tenant) || '';
  if (course === 'asks once') {
    const [row] = await db.one(who, authority, whoAmI);
    assert.deepEqual(row, { role: roles[authority], claims: claimsOf(who) });
    return false;
  }
  if (course === 'reads' || course === 'reads and breaks') {
    const read = db.read(who, authority, async (tx) => {
      await Promise.all([lookAround(tx, visit), sleep(Math.random() * 3)]);
      await lookAround(tx, visit);
      if (course === 'reads and breaks') await sql`SELECT 1 / 0`.execute(tx);
    });
    await (course === 'reads' ? read : assert.rejects(read, /division by zero/));
    return false;
  }
  const maySay = authority === 'caller' && who.kind !== 'anonymous';
  try {
    await db.as(who, authority, async (tx) => {
      await lookAround(tx, visit);
      if (maySay)
        await tx
          .insertInto('tags')
          .values({ tenant_id: tenant, id: tag, name: tag, created_at: new Date() })
          .execute();
      await sleep(Math.random() * 3);
      await lookAround(tx, visit);
      if (course === 'throws') throw new Stop();
      if (course === 'breaks') await sql`SELECT 1 / 0`.execute(tx);
      if (course === 'swallows') await sql`SELECT 1 / 0`.execute(tx).catch(() => undefined);
      if (course === 'leaves one unawaited') {
        void sql`SELECT pg_sleep(0.002)`.execute(tx).catch(() => undefined);
        throw new Stop();
      }
    });
    return maySay;
  } catch (fault) {
    assert.notEqual(course, 'commits', fault as Error);
    if (fault instanceof assert.AssertionError) throw fault;
    return false;
  }
}

/** What every connection is left with, several at once so that each of a pool answers. */
async function leftBehind(engine: Engine, connections: number): Promise<unknown[]> {
  const looks = Array.from({ length: connections * 2 }, () =>
    engine.asLogin(async (login) => {
      await login.run('SELECT pg_sleep(0.05)');
      return login.run(`
        SELECT current_user = session_user AS "itself",
          coalesce(current_setting('request.jwt.claims', true), '') AS "claims",
          now() = statement_timestamp() AS "outside"`);
    }),
  );
  return (await Promise.all(looks)).flat();
}

async function storm(engine: Engine, connections: number): Promise<void> {
  const db = database(engine);
  const businesses = [];
  for (const name of ['golf', 'wine', 'food']) businesses.push(await makeBusiness(db, name));
  const plan = visits(businesses);
  const kept = await Promise.all(plan.map((one) => visit(db, one)));
  const expected = plan.filter((_, index) => kept[index]).map(({ tag }) => tag);
  assert.ok(expected.length > callers / 20, 'some callers wrote');
  const there: string[] = [];
  for (const { system, id } of businesses) {
    const tags = await db.as(system, 'caller', (tx) => tx.selectFrom('tags').selectAll().execute());
    assert.ok(tags.every((tag) => tag.tenant_id === id));
    there.push(...tags.map((tag) => tag.id));
  }
  assert.deepEqual(there.toSorted(), expected.toSorted());
  for (const state of await leftBehind(engine, connections))
    assert.deepEqual(state, { itself: true, claims: '', outside: true });
}

forEachDatabase('nobody meets another’s rows, role or claims', (opened) => {
  test(`${callers} callers at once, on the program's own connections`, async () => {
    await storm(opened().engine, opened().kind === 'postgres' ? 10 : 1);
  });

  test(`${callers} callers at once, all on one connection`, async () => {
    const { urls, engine } = opened();
    if (urls === undefined) return storm(engine, 1);
    const one = openPostgres({ url: urls.runtime, connections: 1, statementTimeoutMs: 30_000 });
    try {
      await storm(one, 1);
    } finally {
      await one.close();
    }
  });
});
