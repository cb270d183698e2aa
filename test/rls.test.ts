import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Authority, Database } from '#platform/db';
import { newId } from '#platform/ids';
import type { Who } from '#platform/who';
import { forEachDatabase, twoBusinesses } from '#test/databases';
import { globalTables } from '#test/global-tables';

const programRoles = [
  'clientele_app',
  'clientele_engine',
  'clientele_gate',
  'clientele_worker',
  'clientele_reader',
];
const supabaseRoles = ['anon', 'authenticated'];

/** The tenant alone, or the tenant AND more, as PostgreSQL prints it: an OR at the top would stand in a pair more. */
const ofTenant =
  /^\((tenant_id = clientele\.tenant\(\)|\(tenant_id = clientele\.tenant\(\)\) AND .*)\)$/;

/** What a policy asks about the caller in a sub-select, as PostgreSQL prints it: called once, before the first row. */
const askedOnce = /\( SELECT clientele\.(at_work|own_customer)\(\) AS \1\)/g;

/** Whose rows a caller sees in a table; none where the role may not even look. */
async function tenantsSeen(
  db: Database,
  look: { who: Who; authority: Authority; table: string },
): Promise<string[]> {
  const query = sql<{ tenant: string }>`
    SELECT DISTINCT tenant_id AS tenant FROM ${sql.id('clientele', look.table)}`;
  try {
    const { rows } = await db.as(look.who, look.authority, (tx) => query.execute(tx));
    return rows.map(({ tenant }) => tenant);
  } catch (fault) {
    assert.equal((fault as { code?: string }).code, '42501', look.table);
    return [];
  }
}

forEachDatabase('row-level security', (opened) => {
  const ask = <R>(query: string, values: readonly unknown[] = []) =>
    opened().asOwner((login) => login.run<R>(query, values));

  /** Names of tables; with 'v', also of views, which have the policies of what they read. */
  const namesOf = async (...kinds: ('r' | 'p' | 'v')[]) => {
    const rows = await ask<{ name: string }>(
      `
      SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'clientele'::regnamespace AND relkind = ANY ($1::"char"[]) ORDER BY 1`,
      [kinds],
    );
    return rows.map(({ name }) => name);
  };

  const policies = () =>
    ask<{
      table: string;
      policy: string;
      roles: string[];
      using: string | null;
      check: string | null;
    }>(`
      SELECT c.relname AS "table", p.polname AS "policy", pg_get_expr(p.polqual, p.polrelid) AS "using",
        pg_get_expr(p.polwithcheck, p.polrelid) AS "check",
        ARRAY(SELECT CASE WHEN r = c.relowner THEN 'owner' WHEN r = 0 THEN 'PUBLIC' ELSE r::regrole::text END FROM unnest(p.polroles) r) AS "roles"
      FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = 'clientele'::regnamespace`);

  test('is enabled and forced on every table', async () => {
    const open = await ask<{ name: string }>(`
      SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'clientele'::regnamespace AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)`);
    // Names and checksums of files that are public; made before there are roles to write policies for.
    assert.deepEqual(open, [{ name: 'migrations' }]);
  });

  test('has a policy for the owner who migrates and one for somebody else, on every table', async () => {
    const all = await policies();
    for (const name of await namesOf('r', 'p')) {
      if (name === 'migrations') continue;
      const here = all.filter(({ table }) => table === name);
      const migrate = here.find(({ policy }) => policy === 'migrate');
      assert.equal(migrate?.using, 'clientele.migrating()', name);
      assert.deepEqual(migrate.roles, ['owner'], name);
      assert.ok(here.length > 1, `${name} is reached by nobody`);
    }
  });

  test('binds everything that callers and the engine do to their tenant', async () => {
    for (const { table, policy, roles, using, check } of await policies()) {
      if (!roles.some((role) => role === 'clientele_app' || role === 'clientele_engine')) continue;
      const name = `${policy} on ${table}`;
      for (const text of [using, check].filter((text) => text !== null))
        assert.match(
          table === 'tenants' ? text.replace('(id =', '(tenant_id =') : text,
          ofTenant,
          name,
        );
    }
  });

  test('has no policy for everybody, none for callers on what is global, and none that reads tables', async () => {
    for (const { table, policy, roles, using, check } of await policies()) {
      const name = `${policy} on ${table}`;
      assert.ok(!roles.includes('PUBLIC'), name);
      assert.doesNotMatch(`${using} ${check}`.replaceAll(askedOnce, ''), /\bSELECT\b/i, name);
      const called = [...`${using} ${check}`.matchAll(/([\w.]+)\(/g)].map(
        (match) => match[1] ?? '',
      );
      assert.ok(
        called.every((it) => it.startsWith('clientele.')),
        `${name} calls ${called.join()}`,
      );
      if (globalTables[table] !== undefined && table !== 'tenants')
        assert.ok(!roles.includes('clientele_app') && !roles.includes('clientele_engine'), name);
    }
  });

  test('asks once a statement, not for every row, who the caller is', async () => {
    for (const { table, policy, using } of await policies())
      assert.doesNotMatch(
        (using ?? '').replaceAll(askedOnce, ''),
        /clientele\.(at_work|own_customer|sees)\(/,
        `${policy} on ${table}`,
      );
  });

  test('calls nothing but stable functions of ours that read no tables', async () => {
    const rows = await ask(`
      SELECT DISTINCT p.proname FROM pg_depend d JOIN pg_proc p ON p.oid = d.refobjid
      WHERE d.classid = 'pg_policy'::regclass AND d.refclassid = 'pg_proc'::regclass
        AND (p.pronamespace <> 'clientele'::regnamespace OR p.provolatile <> 's' OR p.prosecdef OR p.prosrc ~* '\\mFROM\\M')`);
    assert.deepEqual(rows, []);
  });

  test('cannot be gone round: no role of the program logs in, owns tables, is superuser or bypasses policies', async () => {
    const strong = await ask(
      `
      SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)
        AND (rolsuper OR rolbypassrls OR rolcanlogin OR rolinherit OR rolcreaterole OR rolcreatedb OR rolreplication)`,
      [programRoles],
    );
    assert.deepEqual(strong, []);
    const owned = await ask(
      `
      SELECT relname FROM pg_class WHERE relowner::regrole::text = ANY ($1)
      UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner::regrole::text = ANY ($1)
      UNION ALL SELECT proname FROM pg_proc WHERE proowner::regrole::text = ANY ($2)`,
      [
        [...programRoles, ...supabaseRoles],
        [...programRoles, ...supabaseRoles].filter((role) => role !== 'clientele_reader'),
      ],
    );
    assert.deepEqual(owned, []);
    const members = await ask(
      `
      SELECT m.roleid::regrole::text AS role, m.member::regrole::text AS member FROM pg_auth_members m
      WHERE m.member::regrole::text = ANY ($1)`,
      [programRoles],
    );
    assert.deepEqual(members, []);
  });

  test('leaves nothing of the tables to everybody or to Supabase’s own roles', async () => {
    const granted = await ask(
      `
      SELECT c.relname, g.privilege_type FROM pg_class c, aclexplode(c.relacl) g
      WHERE c.relnamespace = 'clientele'::regnamespace AND c.relkind IN ('r', 'p')
        AND (g.grantee = 0 OR g.grantee::regrole::text = ANY ($1))`,
      [supabaseRoles],
    );
    assert.deepEqual(granted, []);
  });

  test('shows no caller and no engine a row of another business, and nothing without one', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    const nobody: Who = { kind: 'anonymous', request: newId() };
    const tenantTables = (await namesOf('r', 'p', 'v')).filter(
      (name) => globalTables[name] === undefined,
    );
    for (const who of [golf.staff.owner, golf.key, golf.customer, golf.system, nobody]) {
      for (const authority of ['caller', 'engine'] as const) {
        for (const table of tenantTables) {
          const seen = await tenantsSeen(db, { who, authority, table });
          const own: string[] = 'tenant' in who && who.tenant !== undefined ? [who.tenant] : [];
          assert.ok(
            seen.every((tenant) => own.includes(tenant)),
            `${who.kind} as ${authority} in ${table}`,
          );
          assert.ok(!seen.includes(wine.id));
        }
      }
    }
  });

  test('lets nobody write a row for another business or move one there', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    const foreign = { tenant_id: wine.id, id: newId(), name: 'theirs', created_at: new Date() };
    await assert.rejects(
      db.as(golf.staff.owner, 'caller', (tx) => tx.insertInto('tags').values(foreign).execute()),
      { code: '42501' },
    );
    const own = { ...foreign, tenant_id: golf.id };
    await db.as(golf.staff.owner, 'caller', (tx) => tx.insertInto('tags').values(own).execute());
    await assert.rejects(
      db.as(golf.staff.owner, 'caller', (tx) =>
        tx.updateTable('tags').set({ tenant_id: wine.id }).where('id', '=', own.id).execute(),
      ),
      { code: '42501' },
    );
  });

  test('keeps a customer to what is about this customer', async () => {
    const { db } = opened();
    const { golf } = await twoBusinesses(db);
    const other = newId();
    const stamps = { created_at: new Date(), updated_at: new Date() };
    await db.as(golf.system, 'engine', (tx) =>
      tx
        .insertInto('customers')
        .values({ tenant_id: golf.id, id: other, given_name: 'Other', ...stamps })
        .execute(),
    );
    const seen = await db.as(golf.customer, 'caller', (tx) =>
      tx.selectFrom('customers').select('id').execute(),
    );
    assert.deepEqual(seen, [{ id: golf.customer.customer }]);
    const staff = await db.as(golf.staff.support, 'caller', (tx) =>
      tx.selectFrom('customers').select('id').execute(),
    );
    assert.equal(staff.length, 2);
  });
});
