import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readConfig } from '#platform/config';
import { holdMasterKeys } from '#platform/keys';
import { newMasterKey } from '#platform/master-key';
import { openDatabase } from '#platform/open';
import { databaseKinds, forEachDatabase, makeBusiness } from '#test/databases';
import { postgresServer } from '#test/postgres-server';
import { examine } from './examine.ts';
import { checkLogins } from './logins.ts';
import { checkPooler } from './pooler.ts';
import { checkSecrets } from './secrets.ts';
import type { Patient } from './finding.ts';

const key = newMasterKey();

forEachDatabase('the doctor', (opened) => {
  after(() => holdMasterKeys([newMasterKey()]));

  const patient = (): Patient => {
    const { urls, db, engine } = opened();
    const env = urls === undefined ? {} : { DATABASE_URL: urls.runtime };
    const secret = { CLIENTELE_MASTER_KEY: key.bytes.toString('base64') };
    const config = readConfig({ ...env, ...secret, CLIENTELE_DATA_DIR: '/tmp/nowhere' }, [
      '--demo',
    ]);
    return { config, opened: { db, engine, close: () => Promise.resolve() } };
  };

  test('finds nothing wrong with a database as we make it', async () => {
    holdMasterKeys([key]);
    await makeBusiness(opened().db, 'golf');
    // What the test's PostgreSQL is told for speed, and how old its time zones are, is not ours.
    const findings = (await examine(patient())).filter(
      ({ what }) => !/clocks|fsync|does not know/.test(what),
    );
    assert.deepEqual(findings, []);
  });

  test('finds businesses whose keys nobody can read, or that have none', async () => {
    holdMasterKeys([newMasterKey()]);
    const id = '018f0000-0000-7000-8000-000000000001';
    await opened().asOwner((login) =>
      login.run(`INSERT INTO clientele.tenants (id, slug, name, time_zone, currency, country, created_at, updated_at)
        VALUES ('${id}', 'keyless', 'Keyless', 'UTC', 'THB', 'TH', now(), now())`),
    );
    const found = (await checkSecrets(patient())).map(({ what }) => what);
    assert.equal(found.length, 2);
    assert.match(found[0] ?? '', /have no keys: keyless/);
    assert.match(found[1] ?? '', new RegExp(`not configured: .*${key.id}`));
  });

  test('sees a direct connection as one', async () => {
    assert.deepEqual(await checkPooler(patient()), []);
  });
});

test(
  'a superuser as the server’s login is a fault',
  { skip: !databaseKinds.includes('postgres') },
  async () => {
    const env = {
      DATABASE_URL: await postgresServer(),
      CLIENTELE_MASTER_KEY: key.bytes.toString('base64'),
    };
    const config = readConfig(env);
    const opened = await openDatabase(config);
    const [finding] = await checkLogins({ config, opened });
    await opened.close();
    assert.equal(finding?.level, 'fault');
    assert.match(finding.what, /superuser or bypasses/);
  },
);
