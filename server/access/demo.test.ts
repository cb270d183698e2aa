import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomes, refused, resolved, signedIn, stranger } from '#test/access';
import { databaseKinds, makeBusiness, openTestDatabase, type TestDatabase } from '#test/databases';
import { testPorts } from '#test/ports';
import { makeDemo } from '../../database/seed/make.ts';
import { leaveDemo } from './demo/leave.ts';
import { signInToDemo } from './demo/sign-in.ts';
import { listDemoSignIns } from './demo/welcome.ts';
import { invite } from './invitations/make.ts';
import { joinTeam, personBy } from '#tenancy';

/** People enough for every kind of row. */
const few = { people: 40 };

/** How many rows each table has that name any of these businesses. */
async function rowsOf({ asOwner }: TestDatabase, tenants: string[]): Promise<string[]> {
  return asOwner(async (login) => {
    const tables = await login.run<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.columns
       WHERE table_schema = 'clientele' AND column_name = 'tenant_id'`,
    );
    const held = [];
    for (const { name } of tables) {
      const [row] = await login.run<{ all: number }>(
        `SELECT count(*)::int AS all FROM ${name} WHERE tenant_id = ANY ($1)`,
        [tenants],
      );
      if (row !== undefined && row.all > 0) held.push(name);
    }
    const [jobs] = await login.run<{ all: number }>(
      `SELECT count(*)::int AS all FROM pgboss.job WHERE data -> 'payload' ->> 'tenant' = ANY ($1)`,
      [tenants],
    );
    return jobs !== undefined && jobs.all > 0 ? [...held, 'pgboss.job'] : held;
  });
}

const tenantsOf = ({ db }: TestDatabase) =>
  db.as(stranger(), 'gate', async (tx) =>
    (await tx.selectFrom('tenants').select(['id', 'is_demo']).execute()).filter((t) => t.is_demo),
  );

for (const kind of databaseKinds) {
  test(`the demo is made once, opened by a click, and left without a trace (${kind})`, async (t) => {
    const opened = await openTestDatabase(kind);
    t.after(() => opened.close());
    const { db } = opened;
    const ports = testPorts(db, { demo: true });
    assert.equal(await makeDemo(db, few), 4);
    assert.equal(await makeDemo(db, few), 0);

    const people = await db.as(stranger(), 'gate', listDemoSignIns);
    const roles = new Map(Map.groupBy(people, (one) => one.business));
    assert.equal(roles.size, 4);
    for (const staff of roles.values())
      assert.deepEqual(
        [...new Set(staff.map((one) => one.role))],
        ['owner', 'admin', 'consultant', 'sales', 'support'],
      );
    const owner = people.find((one) => one.role === 'owner');
    assert(owner !== undefined);
    const { cookie } = await signInToDemo(db, ports.config, stranger(), owner.email);
    const who = await resolved(db, { staff: cookie.value });
    assert(who.kind === 'staff' && who.role === 'owner');
    const [counts] = await opened.asOwner((login) =>
      login.run<{ customers: number; profiles: number }>(
        `SELECT (SELECT count(*)::int FROM clientele.customers WHERE tenant_id = $1) AS customers,
           (SELECT count(*)::int FROM clientele.profiles WHERE tenant_id = $1) AS profiles`,
        [who.tenant],
      ),
    );
    assert.ok(counts && counts.customers >= 35 && counts.customers < counts.profiles);

    await db.as(who, 'gate', (tx) => invite(tx, who, { email: 'x@people.example', role: 'sales' }));
    const joined = await db.as(who, 'gate', (tx) => personBy(tx, { email: 'came@people.example' }));
    await db.as(who, 'gate', (tx) => joinTeam(tx, who, { person: joined, role: 'sales' }));
    const demo = (await tenantsOf(opened)).map(({ id }) => id);
    assert.ok((await rowsOf(opened, demo)).length > 10);
    const link = await leaveDemo(ports, who);
    assert.match(link ?? '', /\/setup#/);
    assert.deepEqual(await rowsOf(opened, demo), []);
    assert.deepEqual(
      await opened.asOwner((login) => login.run('SELECT email FROM clientele.users')),
      [],
    );
    assert.equal((await resolved(db, { staff: cookie.value })).kind, 'anonymous');
    assert.equal(await makeDemo(db, few), 0);
  });

  test(`leaving the demo touches nothing of a real business (${kind})`, async (t) => {
    const opened = await openTestDatabase(kind);
    t.after(() => opened.close());
    const { db } = opened;
    const ports = testPorts(db, { demo: true });
    await makeDemo(db, { people: 4 });
    const real = await makeBusiness(db, 'real');
    const email = `owner@${real.slug}.example`;
    const { token } = await signedIn(db, email);
    const before = await rowsOf(opened, [real.id]);

    await refused(leaveDemo(ports, real.staff.owner), 'demo_only');
    const [first] = await db.as(stranger(), 'gate', listDemoSignIns);
    assert(first !== undefined);
    const { owner } = real.staff;
    const apart = db.as(owner, 'gate', (tx) =>
      invite(tx, owner, { email: first.email, role: 'admin' }),
    );
    await refused(apart, 'demo_apart');

    const { cookie } = await signInToDemo(db, ports.config, stranger(), first.email);
    const who = await resolved(db, { staff: cookie.value });
    assert(who.kind === 'staff');
    assert.equal(await leaveDemo(ports, who), null);
    assert.deepEqual(await rowsOf(opened, [real.id]), before);
    const still = await resolved(db, { staff: token });
    assert.equal(still.kind === 'staff' && still.tenant, real.id);
  });

  test(`nobody real, and nobody where the demo is not allowed, is signed in by a click (${kind})`, async (t) => {
    const opened = await openTestDatabase(kind);
    t.after(() => opened.close());
    const { db } = opened;
    const { slug } = await makeBusiness(db, 'click');
    const config = testPorts(db, { demo: true }).config;
    const click = (email: string, demo: boolean) =>
      Promise.resolve().then(() => signInToDemo(db, { ...config, demo }, stranger(), email));
    const email = `owner@${slug}.example`;
    await db.as(stranger(), 'gate', (tx) =>
      tx
        .insertInto('users')
        .values({
          id: crypto.randomUUID(),
          email: 'x@demo.example',
          is_demo: true,
          created_at: new Date(),
          updated_at: new Date(),
        })
        .execute(),
    );
    assert.deepEqual(
      await outcomes([
        click(email, true),
        click('x@demo.example', false),
        click('x@demo.example', true),
      ]),
      ['not_found', 'not_found', 'ok'],
    );
  });
}
