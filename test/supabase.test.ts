import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { database } from '../server/platform/db.ts';
import { recogniseSignUps } from '../server/access/sign-ups/recognise.ts';
import { sayConsent } from '../server/messaging/consents/say.ts';
import { newId } from '#platform/ids';
import { checkSignUps } from '../server/doctor/sign-ups.ts';
import { holdMasterKeys } from '#platform/keys';
import { newMasterKey } from '#platform/master-key';
import { databaseKinds, makeBusiness, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { openSupabase, type SupabaseDatabase } from '#test/supabase';

type Claims = Record<string, unknown>;

for (const kind of databaseKinds) {
  describe(`a database of Supabase’s, on ${kind}`, () => {
    let supabase: SupabaseDatabase;
    let golf: TestBusiness;
    let wine: TestBusiness;

    before(async () => {
      holdMasterKeys([newMasterKey()]);
      supabase = await openSupabase(kind);
      golf = await supabase.asRuntime((engine) => makeBusiness(database(engine), 'golf'));
    });
    after(() => supabase.close());

    /** Signs somebody up, as Supabase's own server does. */
    async function signUp(given: Claims = {}): Promise<string> {
      const id = newId();
      const row = { id, raw_user_meta_data: {}, raw_app_meta_data: {}, ...given };
      const names = Object.keys(row);
      const values = Object.values(row).map((value) =>
        typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
      );
      await supabase.as(
        'supabase_auth_admin',
        null,
        `INSERT INTO auth.users (${names.join()}) VALUES (${names.map((_, i) => `$${i + 1}`).join()})`,
        values,
      );
      return id;
    }
    const change = (id: string, set: string) =>
      supabase.as('supabase_auth_admin', null, `UPDATE auth.users SET ${set} WHERE id = $1`, [id]);
    const rowOf = async (id: string) => {
      const [row] = await asPostgres<Claims>(
        'SELECT * FROM clientele.user_profiles WHERE user_id = $1',
        [id],
      );
      return row;
    };
    const asPostgres = <R>(text: string, values: unknown[] = []) =>
      supabase.owner.asLogin(async (login) => {
        await login.run(`SELECT set_config('clientele.migrating', 'on', false)`);
        const rows = await login.run<R>(text, values);
        await login.run(`SELECT set_config('clientele.migrating', '', false)`);
        return rows;
      });
    const tokenOf = (sub: string, tenant = golf.id, more: Claims = {}): Claims => ({
      sub,
      role: 'authenticated',
      app_metadata: { tenant_id: tenant },
      ...more,
    });
    const call = async (claims: Claims | null, text: string, values: unknown[], role?: string) => {
      const [row] = await supabase.as<{ it: unknown }>(
        role ?? 'authenticated',
        claims,
        `SELECT clientele.${text} AS it`,
        values,
      );
      return row?.it as never;
    };
    const profile = (
      claims: Claims,
      id: string,
    ): Promise<{ success: boolean; profile_data: Claims; auth_data: Claims }> =>
      call(claims, 'get_user_profile($1)', [id]);

    test('signing up makes the profile in the same transaction, whatever way the name is written', async () => {
      const written: [Claims, string, string][] = [
        [{ first_name: 'Nok', last_name: 'Suwan', full_name: 'Other Name' }, 'Nok', 'Suwan'],
        [{ full_name: 'Ana María de la Cruz' }, 'Ana', 'María de la Cruz'],
        [{ full_name: 'Sukarno' }, 'Sukarno', ''],
        [{ name: 'Li Wei' }, 'Li', 'Wei'],
        [{ last_name: 'Only' }, '', 'Only'],
        [{}, '', ''],
        [{ first_name: ' \n Nok\t' }, 'Nok', ''],
        [{ first_name: 'x'.repeat(5000) }, 'x'.repeat(120), ''],
        [{ first_name: { a: 1 }, full_name: 7 }, '{"a": 1}', ''],
      ];
      for (const [raw_user_meta_data, first, last] of written) {
        const row = await rowOf(await signUp({ raw_user_meta_data }));
        assert.deepEqual(
          [row?.['first_name'], row?.['last_name'], row?.['tenant_id']],
          [first, last, golf.id],
        );
      }
      const id = newId();
      const undone = `INSERT INTO auth.users (id) VALUES ($1) RETURNING 1 / (id IS NULL)::int`;
      await assert.rejects(
        supabase.as('supabase_auth_admin', null, undone, [id]),
        /division by zero/,
      );
      assert.equal(await rowOf(id), undefined);
    });

    test('nobody makes themselves staff', async () => {
      const raw_user_meta_data = {
        first_name: 'Eve',
        role: 'admin',
        is_staff: true,
        tenant_id: golf.id,
      };
      const eve = await signUp({ raw_user_meta_data, email: 'eve@example.com' });
      const said = await profile(tokenOf(eve, golf.id, { user_metadata: raw_user_meta_data }), eve);
      assert.equal(said.profile_data['role'], 'customer');
      assert.equal(said.profile_data['is_staff'], false);
      for (const role of ['anon', 'authenticated', 'supabase_auth_admin'])
        await assert.rejects(
          supabase.as(role, tokenOf(eve), `UPDATE clientele.staff SET role = 'owner'`),
          { code: '42501' },
        );
    });

    test('with several businesses the profile is made for the one that app_metadata names, when it does', async () => {
      wine = await supabase.asRuntime((engine) => makeBusiness(database(engine), 'wine'));
      const nowhere = await signUp({ raw_user_meta_data: { full_name: 'Not Yet' } });
      assert.equal(await rowOf(nowhere), undefined);
      await change(nowhere, `raw_app_meta_data = '{"tenant_id":"${wine.id}"}'`);
      assert.equal((await rowOf(nowhere))?.['tenant_id'], wine.id);
      const strange = await signUp({ raw_app_meta_data: { tenant_id: newId() } });
      assert.equal(await rowOf(strange), undefined);
      const broken = await signUp({ raw_app_meta_data: { tenant_id: 'no id' } });
      assert.equal(await rowOf(broken), undefined);
    });

    test('each function answers the user themselves and people at work there, and nobody else', async () => {
      const app = { raw_app_meta_data: { tenant_id: golf.id } };
      const user = await signUp({
        ...app,
        email: 'nok@example.com',
        email_confirmed_at: new Date(),
        phone: '66811112222',
        phone_confirmed_at: new Date(),
        raw_user_meta_data: { first_name: 'Nok', last_name: 'Suwan', company: 'Lotus' },
      });
      const other = await signUp({ ...app, email: 'other@example.com' });
      const elsewhere = await signUp({ raw_app_meta_data: { tenant_id: wine.id } });
      const staffHere = await signUp({
        ...app,
        email: `Sales@${golf.slug}.example`,
        email_confirmed_at: new Date(),
      });
      const pretends = await signUp({ ...app, email: `owner@${golf.slug}.example` });
      const staff = golf.staff.support;
      const reach: [string, Claims | null, boolean][] = [
        ['the user', tokenOf(user), true],
        ['staff by their own id', tokenOf(staff.user), true],
        ['staff by the address they proved', tokenOf(staffHere), true],
        ['an address nobody proved', tokenOf(pretends), false],
        ['another user', tokenOf(other), false],
        ['staff of another business', tokenOf(wine.staff.owner.user, wine.id), false],
        [
          'staff of another business that says it is this one',
          tokenOf(wine.staff.owner.user),
          false,
        ],
        ['a user of another business', tokenOf(elsewhere, wine.id), false],
        ['the user, for another business', tokenOf(user, wine.id), false],
        ['a token without a business', { sub: user, role: 'authenticated' }, false],
        [
          'a token without a user',
          { role: 'authenticated', app_metadata: { tenant_id: golf.id } },
          false,
        ],
        [
          'user_metadata',
          { sub: other, role: 'authenticated', user_metadata: { tenant_id: golf.id } },
          false,
        ],
        ['nobody', null, false],
      ];
      for (const [name, claims, may] of reach) {
        const asked = profile(claims ?? {}, user);
        assert.equal((await asked).success, may, name);
        const changed: { success: boolean } = await call(
          claims,
          'update_user_profile($1, bio_param => $2)',
          [user, name],
        );
        assert.equal(changed.success, may, name);
        for (const [text, answer] of [
          ['get_user_email($1)', 'nok@example.com'],
          ['get_user_phone($1)', '66811112222'],
          [`get_customer_email($1, 'x@example.com')`, 'nok@example.com'],
          [
            `get_customer_data($1, 'x@example.com')`,
            {
              email: 'nok@example.com',
              phone: '66811112222',
              first_name: 'Nok',
              last_name: 'Suwan',
              company: 'Lotus',
            },
          ],
        ] as const) {
          const asked = call(claims, text, [user]);
          if (may) assert.deepEqual(await asked, answer, `${name}: ${text}`);
          else await assert.rejects(asked, { code: '42501' }, `${name}: ${text}`);
        }
      }
      for (const text of [
        'get_user_profile($1)',
        'get_user_email($1)',
        'get_user_phone($1)',
        'update_user_profile($1)',
      ])
        for (const role of ['anon', 'supabase_auth_admin'])
          await assert.rejects(
            call(tokenOf(user), text, [user], role),
            { code: '42501' },
            `${role}: ${text}`,
          );
      const missing = await profile(tokenOf(staff.user), newId());
      const foreign = await profile(tokenOf(staff.user), elsewhere);
      assert.deepEqual(missing, foreign);
      assert.deepEqual(await call(tokenOf(user), `get_customer_data(NULL, 'x@example.com')`, []), {
        email: 'x@example.com',
      });
    });

    test('a change takes what is given and nothing else, and is written down', async () => {
      const id = await signUp({
        raw_app_meta_data: { tenant_id: golf.id },
        email: 'change@example.com',
        raw_user_meta_data: { first_name: 'Nok', last_name: 'Suwan', company: 'Lotus' },
      });
      const update = (
        args: string,
        values: unknown[] = [],
        claims = tokenOf(id),
      ): Promise<{ success: boolean; changed: string[]; error: string }> =>
        call(claims, `update_user_profile($1, ${args})`, [id, ...values]);
      assert.deepEqual(
        (await update('last_name_param => $2, marketing_consent_param => true', ['Chai'])).changed,
        ['lastName', 'marketingConsent'],
      );
      const { profile_data } = await profile(tokenOf(id), id);
      assert.equal(profile_data['first_name'], 'Nok');
      assert.equal(profile_data['last_name'], 'Chai');
      assert.equal(profile_data['company'], 'Lotus');
      assert.equal(profile_data['marketing_consent'], true);
      assert.equal((await rowOf(id))?.['marketing_consent_by'], 'self');
      assert.deepEqual((await update('last_name_param => $2', ['Chai'])).changed, []);
      assert.deepEqual((await update(`company_param => ''`)).changed, ['company']);
      await update('marketing_consent_param => false', [], tokenOf(golf.staff.owner.user));
      assert.equal((await rowOf(id))?.['marketing_consent_by'], 'staff');
      for (const bad of [
        `first_name_param => '', last_name_param => ''`,
        `timezone_param => 'Mars/Olympus'`,
        `preferred_contact_method_param => 'pigeon'`,
        `avatar_url_param => 'javascript:alert(1)'`,
        `phone_param => 'call me'`,
        `first_name_param => repeat('x', 121)`,
      ])
        assert.equal((await update(bad)).success, false, bad);
      assert.equal((await update(`timezone_param => 'Asia/Bangkok'`)).success, true);
      const events = await asPostgres<Claims>(
        `SELECT actor_kind, fields FROM clientele.events WHERE tenant_id = $1 AND subject_id = $2 ORDER BY at, id`,
        [golf.id, id],
      );
      assert.deepEqual(events, [
        { actor_kind: 'user', fields: ['lastName', 'marketingConsent'] },
        { actor_kind: 'user', fields: ['company'] },
        { actor_kind: 'staff', fields: ['marketingConsent'] },
        { actor_kind: 'user', fields: ['timeZone'] },
      ]);
    });

    test('what somebody allows in their profile and in the portal is one thing: what was said last', async () => {
      const id = await signUp({
        raw_app_meta_data: { tenant_id: golf.id },
        email: 'offers@example.com',
        email_confirmed_at: new Date(),
        raw_user_meta_data: { full_name: 'Offers Wanted' },
      });
      const allow = (given: boolean): Promise<{ changed: string[] }> =>
        call(tokenOf(id), 'update_user_profile($1, marketing_consent_param => $2)', [id, given]);
      const told = async () => (await profile(tokenOf(id), id)).profile_data['marketing_consent'];
      const recognise = () =>
        supabase.asRuntime((engine) => recogniseSignUps(database(engine), golf.system));
      const lines = () =>
        asPostgres<{ channel: string; given: boolean; customer_id: string }>(
          `SELECT c.channel, c.given, c.customer_id FROM clientele.consents c
           JOIN clientele.links l ON l.tenant_id = c.tenant_id AND l.customer_id = c.customer_id
           JOIN clientele.profiles p ON p.tenant_id = c.tenant_id AND p.id = l.profile_id
           WHERE c.tenant_id = $1 AND p.outside_id = $2 ORDER BY c.id`,
          [golf.id, id],
        );
      const asCustomer = async (given: boolean) => {
        const [{ customer_id: customer } = assert.fail()] = await lines();
        await supabase.asRuntime((engine) =>
          database(engine).as(golf.staff.owner, 'caller', (tx) =>
            sayConsent(tx, golf.staff.owner, customer, {
              channel: 'email',
              topic: 'offers',
              given,
              source: 'spoken',
              language: 'en',
            }),
          ),
        );
      };
      await allow(true);
      assert.equal(await told(), true, 'before anybody is recognised');
      await recognise();
      await recognise();
      const said = async () => (await lines()).map((line) => [line.channel, line.given]);
      assert.deepEqual(await said(), [['email', true]]);
      await sleep(2);
      await asCustomer(false);
      assert.equal(await told(), false, 'as the customer said since');
      await change(id, `raw_user_meta_data = '{"full_name": "Offers Unwanted"}'`);
      await recognise();
      assert.equal((await lines()).length, 2, 'what is older is not said again');
      await sleep(2);
      assert.deepEqual((await allow(true)).changed, ['marketingConsent']);
      assert.deepEqual((await allow(true)).changed, []);
      await recognise();
      await sleep(2);
      await allow(false);
      assert.equal(await told(), false);
      await recognise();
      assert.deepEqual((await said()).slice(2), [
        ['email', true],
        ['email', false],
      ]);
    });

    test('who is banned or deleted reaches nothing; who is deleted for good leaves nothing', async () => {
      const app = { raw_app_meta_data: { tenant_id: golf.id } };
      const id = await signUp({
        ...app,
        email: 'ban@example.com',
        raw_user_meta_data: { full_name: 'Some One' },
      });
      await change(id, `banned_until = now() + interval '1 day'`);
      assert.equal((await profile(tokenOf(id), id)).success, false);
      assert.equal((await profile(tokenOf(golf.staff.owner.user), id)).success, true);
      await change(id, `banned_until = now() - interval '1 day'`);
      assert.equal((await profile(tokenOf(id), id)).success, true);
      await change(id, `deleted_at = now()`);
      assert.equal((await profile(tokenOf(id), id)).success, false);
      assert.equal((await rowOf(id))?.['first_name'], '');
      await supabase.as('supabase_auth_admin', null, 'DELETE FROM auth.users WHERE id = $1', [id]);
      assert.equal(await rowOf(id), undefined);
    });

    test('who signed up is recognised by what they proved, again when it changes, and not while anonymous', async () => {
      const app = { raw_app_meta_data: { tenant_id: golf.id } };
      const proved = { email: 'twice@example.com', email_confirmed_at: new Date() };
      const id = await signUp({
        ...app,
        ...proved,
        raw_user_meta_data: { full_name: 'Twice Seen' },
      });
      const anonymous = await signUp({ ...app, is_anonymous: true });
      const recognise = () =>
        supabase.asRuntime((engine) => recogniseSignUps(database(engine), golf.system));
      const doorOf = async (user: string) =>
        asPostgres<Claims>(
          `SELECT l.customer_id AS customer, i.value, i.verified_at IS NOT NULL AS verified FROM clientele.profiles p
           JOIN clientele.links l ON l.tenant_id = p.tenant_id AND l.profile_id = p.id AND l.ended_at IS NULL
           JOIN clientele.identifiers i ON i.tenant_id = p.tenant_id AND i.customer_id = l.customer_id
           WHERE p.tenant_id = $1 AND p.source = 'supabase' AND p.outside_id = $2 ORDER BY i.value`,
          [golf.id, user],
        );
      await recognise();
      const first = await doorOf(id);
      assert.deepEqual(
        first.map(({ value, verified }) => [value, verified]),
        [['twice@example.com', true]],
      );
      assert.deepEqual(await doorOf(anonymous), []);
      assert.notEqual((await rowOf(id))?.['recognised_at'], null);
      await change(id, 'last_sign_in_at = now()');
      assert.notEqual((await rowOf(id))?.['recognised_at'], null);
      await change(id, `email = 'new@example.com', email_confirmed_at = now()`);
      assert.equal((await rowOf(id))?.['recognised_at'], null);
      await change(
        anonymous,
        `is_anonymous = false, email = 'known@example.com', email_confirmed_at = now()`,
      );
      await recognise();
      const after = await doorOf(id);
      assert.equal(after[0]?.['customer'], first[0]?.['customer']);
      assert.ok(after.some(({ value }) => value === 'new@example.com'));
      assert.equal((await doorOf(anonymous)).length, 1);
    });

    test('the access-token hook says what our tables say, and lets only the sign-in’s own role ask', async () => {
      const app = { raw_app_meta_data: { tenant_id: golf.id } };
      const hook = async (
        id: string,
        claims: Claims = {},
        role = 'supabase_auth_admin',
      ): Promise<Claims> => {
        const event = {
          user_id: id,
          authentication_method: 'otp',
          claims: {
            sub: id,
            role: 'authenticated',
            aud: 'authenticated',
            app_metadata: { provider: 'email' },
            ...claims,
          },
        };
        const answer: { claims: Claims } = await call(
          null,
          'custom_access_token_hook($1)',
          [JSON.stringify(event)],
          role,
        );
        return answer.claims;
      };
      const proved = { email: 'hook@example.com', email_confirmed_at: new Date() };
      const id = await signUp({ ...app, ...proved, raw_user_meta_data: { full_name: 'Hook' } });
      assert.deepEqual(await hook(id), {
        sub: id,
        role: 'authenticated',
        aud: 'authenticated',
        app_metadata: { provider: 'email', tenant_id: golf.id },
        tenant_id: golf.id,
        user_role: 'customer',
      });
      await supabase.asRuntime((engine) => recogniseSignUps(database(engine), golf.system));
      const recognised = await hook(id);
      assert.equal(recognised['caller'], 'customer');
      const [own] = await supabase.as<Claims>(
        'authenticated',
        recognised,
        'SELECT email FROM clientele.get_customer_for_profile($1)',
        [recognised['profile_id']],
      );
      assert.equal(own?.['email'], 'hook@example.com');
      const staff = await signUp({
        ...app,
        email: `admin@${golf.slug}.example`,
        email_confirmed_at: new Date(),
      });
      const given = await hook(staff);
      assert.deepEqual(
        [given['user_role'], given['caller'], given['role']],
        ['admin', 'staff', 'authenticated'],
      );
      const forged = {
        tenant_id: wine.id,
        caller: 'staff',
        user_role: 'owner',
        customer_id: newId(),
        user_metadata: { tenant_id: wine.id },
      };
      const nowhere = await signUp({});
      const none = await hook(nowhere, { ...forged, app_metadata: { tenant_id: wine.id } });
      assert.deepEqual(Object.keys(none).toSorted(), [
        'app_metadata',
        'aud',
        'role',
        'sub',
        'user_metadata',
      ]);
      assert.deepEqual(none['app_metadata'], {});
      await change(id, `banned_until = 'infinity'`);
      assert.equal((await hook(id))['tenant_id'], undefined);
      for (const role of ['anon', 'authenticated'])
        await assert.rejects(hook(id, {}, role), { code: '42501' });
    });

    test('anon and authenticated reach no table', async () => {
      const reached = await asPostgres<Claims>(
        `SELECT c.relname FROM pg_class c, unnest(ARRAY['anon', 'authenticated', 'supabase_auth_admin']) AS r
         WHERE c.relnamespace = 'clientele'::regnamespace AND c.relkind IN ('r', 'p')
           AND has_table_privilege(r, c.oid, 'SELECT, INSERT, UPDATE, DELETE')`,
      );
      assert.deepEqual(reached, []);
    });

    // The last: it leaves the trigger away.
    test('the doctor says when sign-ups no longer make profiles', async () => {
      const found = () =>
        supabase.asRuntime(async (engine) => {
          const opened = { engine, db: database(engine), close: () => Promise.resolve() };
          const { config, files } = testPorts(opened.db);
          const findings = await checkSignUps({ config, files, opened });
          return findings.map(({ level, what }) => `${level}: ${what}`);
        });
      // Whoever made the database, as on Supabase.
      const alter = (what: string) => supabase.as('NONE', null, what);
      assert.deepEqual(await found(), []);
      await alter('ALTER TABLE auth.users DISABLE TRIGGER clientele_follows');
      assert.match((await found()).join(), /^fault: The trigger .* is disabled/);
      await alter('ALTER TABLE auth.users ENABLE TRIGGER clientele_follows');
      assert.deepEqual(await found(), []);
      await alter('DROP TRIGGER clientele_follows ON auth.users');
      assert.match((await found()).join(), /^fault: The trigger .* is not there/);
      await alter('ALTER TABLE auth.users DROP COLUMN is_anonymous');
      assert.match((await found()).join(), /^advice: There is a table auth.users, but not with/);
    });
  });
}
