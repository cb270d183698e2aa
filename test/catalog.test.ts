import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDatabase } from '#test/databases';
import { globalTables, sweptIndexes } from '#test/global-tables';

/** SECURITY DEFINER functions, and why each is needed. */
const definers: Readonly<Record<string, string>> = {
  analyze_jobs: 'makes statistics of the job queue, which only its owner may',
  end_removed_way: 'ends sessions, which are the gate’s, of a way that its customer has removed',
  get_customer_by_hash_id:
    'kept for direct callers, who reach no table; under policies over their claims',
  get_customer_for_profile:
    'kept for direct callers, who reach no table; under policies over their claims',
  get_profile_customer_link:
    'kept for direct callers, who reach no table; under policies over their claims',
  leave_demo: 'deletes across tenants what no role of the program may delete',
  search_customers: 'trigram search is not leakproof and crawls under a policy',
  allows_offers: 'reads consents for functions whose callers reach no table',
  auth_user: 'reads auth.users, which belongs to Supabase, for the functions below alone',
  business_of: 'names the only business there is, before any claim does',
  custom_access_token_hook: 'run by Supabase’s sign-in, which reaches no table of ours',
  follow_auth_user: 'run by Supabase’s sign-in, which reaches no table of ours',
  get_customer_data: 'kept for direct callers, who reach no table; asks who is calling',
  get_user_email: 'kept for direct callers, who reach no table; asks who is calling',
  get_user_phone: 'kept for direct callers, who reach no table; asks who is calling',
  get_user_profile: 'kept for direct callers, who reach no table; asks who is calling',
  reaches_user: 'what those functions ask',
  role_at_work: 'reads staff for callers who reach no table',
  sign_ups_waiting: 'gives the engine the addresses of sign-ups of its own business',
  take_back_said: 'deletes what an import said of what is append-only, with the import alone',
  update_user_profile: 'kept for direct callers, who reach no table; asks who is calling',
};

const tables = `
  SELECT c.oid, c.relname AS name FROM pg_catalog.pg_class c
  WHERE c.relnamespace = 'clientele'::regnamespace AND c.relkind IN ('r', 'p')`;
const tenantTables = `SELECT * FROM (${tables}) t WHERE t.name <> ALL ($1)`;
const firstKeyColumn = 'pg_get_indexdef(i.indexrelid, 1, true)';

/** A rule of the schema as a query for what breaks it; `$1` are the global tables, where it is used. */
const rules: readonly { rule: string; breaches: string; global?: false }[] = [
  {
    rule: 'every tenant table has tenant_id uuid NOT NULL',
    breaches: `SELECT t.name FROM (${tenantTables}) t WHERE NOT EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'tenant_id' AND a.attnotnull
        AND a.atttypid = 'uuid'::regtype)`,
  },
  {
    rule: 'every table has a primary key',
    breaches: `SELECT t.name FROM (${tables}) t
      WHERE NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)`,
    global: false,
  },
  {
    rule: 'tenant_id comes first in every key and index of a tenant table',
    breaches: `SELECT i.indexrelid::regclass::text AS name FROM (${tenantTables}) t
      JOIN pg_index i ON i.indrelid = t.oid WHERE ${firstKeyColumn} <> 'tenant_id'`,
  },
  {
    rule: 'an exclusion compares the tenant with =',
    breaches: `SELECT k.conname AS name FROM (${tenantTables}) t JOIN pg_constraint k ON k.conrelid = t.oid
      WHERE k.contype = 'x' AND pg_get_constraintdef(k.oid) !~ '\\(tenant_id WITH =,'`,
  },
  {
    rule: 'a key into a tenant table leads with the tenant on both sides; other keys lead to global tables',
    breaches: `SELECT k.conname AS name FROM (${tenantTables}) t JOIN pg_constraint k ON k.conrelid = t.oid
      JOIN pg_class f ON f.oid = k.confrelid
      WHERE k.contype = 'f' AND f.relname <> ALL ($1)
        AND pg_get_constraintdef(k.oid) !~ '^FOREIGN KEY \\(tenant_id, .*\\) REFERENCES [a-z_.]+\\(tenant_id, '`,
  },
  {
    rule: 'a global table holds no key into a tenant table',
    breaches: `SELECT k.conname AS name FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_class f ON f.oid = k.confrelid
      WHERE k.connamespace = 'clientele'::regnamespace AND k.contype = 'f' AND c.relname = ANY ($1) AND f.relname <> ALL ($1)`,
  },
  {
    rule: 'no key sets null or a default when what it refers to goes',
    breaches: `SELECT conname AS name FROM pg_constraint
      WHERE connamespace = 'clientele'::regnamespace AND contype = 'f' AND (confdeltype IN ('n', 'd') OR confupdtype IN ('n', 'd', 'c'))`,
    global: false,
  },
  {
    rule: 'there are no triggers and no rules',
    breaches: `SELECT g.tgname AS name FROM (${tables}) t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal
      UNION ALL SELECT r.rulename FROM (${tables}) t JOIN pg_rewrite r ON r.ev_class = t.oid`,
    global: false,
  },
  {
    rule: 'there are no sequences and no identity columns',
    breaches: `SELECT relname AS name FROM pg_class WHERE relnamespace = 'clientele'::regnamespace AND relkind = 'S'`,
    global: false,
  },
  {
    rule: 'defaults are constants: instants and ids come from the program',
    breaches: `SELECT t.name || '.' || a.attname AS name FROM (${tables}) t JOIN pg_attribute a ON a.attrelid = t.oid
      JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
      WHERE a.attgenerated = '' AND pg_get_expr(d.adbin, d.adrelid) !~ '^(''([^'']|'''')*''(::[a-z ]+(\\[\\])?)?|-?[0-9.]+|true|false)$'`,
    global: false,
  },
  {
    rule: 'views run with the rights of who asks',
    breaches: `SELECT relname AS name FROM pg_class WHERE relnamespace = 'clientele'::regnamespace AND relkind = 'v'
      AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)`,
    global: false,
  },
  {
    rule: 'there are no materialised views: they know no policies',
    breaches: `SELECT relname AS name FROM pg_class WHERE relnamespace = 'clientele'::regnamespace AND relkind = 'm'`,
    global: false,
  },
  {
    // A setting would keep the planner from writing tenant() into statements; that one names everything by its schema.
    rule: 'every function fixes its search_path',
    breaches: `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'clientele'::regnamespace
      AND proname <> 'tenant' AND NOT coalesce(EXISTS (SELECT FROM unnest(proconfig) s WHERE s LIKE 'search_path=%'), false)`,
    global: false,
  },
  {
    rule: 'constraints have names that fit, so that refusals can be mapped by them',
    breaches: `SELECT conname AS name FROM pg_constraint
      WHERE connamespace = 'clientele'::regnamespace AND (length(conname) > 60 OR conname ~ '_[0-9]+$')`,
    global: false,
  },
];

forEachDatabase('the catalog', (opened) => {
  const ask = (query: string, values: readonly unknown[] = []) =>
    opened().asOwner(async (login) => {
      const rows = await login.run<{ name: string }>(query, values);
      return rows.map(({ name }) => name.replace('clientele.', '')).toSorted();
    });

  for (const { rule, breaches, global = true } of rules) {
    test(rule, async () => {
      const found = await ask(breaches, global ? [Object.keys(globalTables)] : []);
      assert.deepEqual(
        found.filter((name) => sweptIndexes[name] === undefined),
        [],
      );
    });
  }

  test('every exception that is listed is there', async () => {
    const names = await ask(`SELECT t.name FROM (${tables}) t`);
    assert.deepEqual(
      Object.keys(globalTables).filter((name) => !names.includes(name)),
      [],
    );
    const indexes = await ask(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'clientele'::regnamespace AND relkind = 'i'`,
    );
    assert.deepEqual(
      Object.keys(sweptIndexes).filter((name) => !indexes.includes(name)),
      [],
    );
  });

  test('functions with their owner’s rights are those that are listed, and not everybody’s', async () => {
    const found = await ask(
      `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'clientele'::regnamespace AND prosecdef`,
    );
    assert.deepEqual(found, Object.keys(definers).toSorted());
    const everybodys = await ask(`
      SELECT p.proname AS name FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
      WHERE p.pronamespace = 'clientele'::regnamespace AND p.prosecdef AND g.grantee = 0`);
    assert.deepEqual(everybodys, []);
  });
});
